import { sentence } from '@kindred/records';
import type { Family } from './family.js';
import { changeText } from './number-text.js';
import { percent } from './percent.js';
import { capitalised, countWord, proseOf, safeText, shortened, type Prose } from './prose.js';
import {
  corridorPath,
  decibelAxis,
  shareOfDb,
  shareOfHz,
  tonePath,
  toneTicks,
  type DecibelAxis,
  type ToneTick,
} from './tone-axis.js';
import { corridorOf, furthestDb, outliersOf, toneLines, type ToneLine } from './tone-deviation.js';

/** All tracks' tone against the release's centre, before and after. */
export interface FamilyToneView {
  /** False where there is neither a chart nor anything to say. */
  readonly shown: boolean;
  /** What was decided, in sentences. */
  readonly words: readonly Prose[];
  /** Null without a centre to compare with. */
  readonly chart: FamilyToneChart | null;
}

interface FamilyToneChart {
  readonly axis: DecibelAxis;
  readonly ticks: readonly ToneTick[];
  readonly corridor: string;
  readonly panels: readonly PanelView[];
}

interface PanelView {
  readonly side: 'mix' | 'master';
  readonly caption: string;
  readonly lines: readonly {
    readonly number: number;
    readonly path: string;
    readonly emphasised: boolean;
  }[];
  readonly names: readonly NameView[];
}

interface NameView {
  readonly x: string;
  readonly y: string;
  readonly text: string;
  /** Text grows toward the middle of the panel. */
  readonly anchor: 'start' | 'end';
  readonly above: boolean;
}

const narrowDb = 6;
const wideDb = 12;
/** Names on one panel. */
const namesMax = 2;

export function drawFamilyTone(family: Family): FamilyToneView {
  const because = family.plan.tone?.because ?? [];
  const chart = chartOf(family);
  return {
    shown: chart !== null || because.length > 0,
    words: because.map((reason) => proseOf(safeText(capitalised(sentence(reason))))),
    chart,
  };
}

function chartOf(family: Family): FamilyToneChart | null {
  if (family.tracks.length < 2 || !family.plan.tone?.centreDb) return null;
  const sides = [toneLines(family, 'mix'), toneLines(family, 'master')];
  const [mixes, masters] = sides;
  if (!mixes || !masters || masters.length === 0) return null;
  const most = Math.max(...sides.flat().map(({ deviation }) => furthestDb(deviation)));
  const mostDb = most > narrowDb ? wideDb : narrowDb;
  const corridor = corridorOf(family);
  const frequenciesHz = masters[0]!.deviation.centresHz;
  return {
    axis: decibelAxis(mostDb),
    ticks: toneTicks,
    corridor: corridorPath({ frequenciesHz, valuesDb: corridor }, mostDb),
    panels: [
      panelOf('mix', mixes, { corridor, mostDb }),
      panelOf('master', masters, { corridor, mostDb }),
    ],
  };
}

function panelOf(
  side: PanelView['side'],
  lines: readonly ToneLine[],
  { corridor, mostDb }: { readonly corridor: readonly number[]; readonly mostDb: number },
): PanelView {
  const { outside, accused } = outliersOf(lines, corridor);
  const isPair = lines.length === 2;
  const named = (isPair ? outside : accused).slice(0, namesMax);
  return {
    side,
    caption: captionOf(side, {
      outside: outside.length,
      of: lines.length,
      scattered: outside.length > accused.length,
    }),
    lines: lines.map(({ track, deviation }) => ({
      number: track.number,
      path: tonePath({ frequenciesHz: deviation.centresHz, valuesDb: deviation.valuesDb }, mostDb),
      emphasised: !isPair && named.some((one) => one.track === track),
    })),
    names: named.map(({ track, excess }) => ({
      x: percent(shareOfHz(excess.frequencyHz)),
      y: percent(shareOfDb(excess.valueDb, mostDb)),
      text: `${track.label} ${shortened(track.title, 18)} ${changeText(excess.valueDb)}`,
      anchor: shareOfHz(excess.frequencyHz) > 0.55 ? 'end' : 'start',
      above: excess.valueDb > 0,
    })),
  };
}

function captionOf(
  side: PanelView['side'],
  { outside, of, scattered }: { outside: number; of: number; scattered: boolean },
): string {
  const name = side === 'mix' ? 'Mixes' : 'Masters';
  if (outside === 0) return `${name} · all inside the band`;
  if (of === 2) return `${name} · two tracks: no saying which is off`;
  const count = `${name} · ${countWord(outside)} of ${countWord(of)} outside the band`;
  return scattered ? `${count}: different arrangements` : count;
}
