import { sentence } from '@kindred/records';
import type { Family } from './family.js';
import type { NumbersTable } from './numbers-table.js';
import { capitalised, proseOf, safeText, type SourcedProse } from './prose.js';
import { deviationAxis, spectrumAxis, type DecibelAxis } from './tone-axis.js';
import { corridorOf, furthestDb, toneLines } from './tone-deviation.js';
import { toneNumbers } from './tone-numbers.js';
import { drawTonePanel, type TonePanelView } from './tone-panel.js';
import { corridorPath } from './tone-path.js';
import { drawReference, type ReferenceLineView } from './tone-reference.js';

/** All tracks' tone against the release's centre, before and after. */
export interface FamilyToneView {
  /** False where there is neither a chart nor anything to say. */
  readonly shown: boolean;
  /** What was decided, in sentences. */
  readonly words: readonly SourcedProse[];
  /** Null without a centre to compare with. */
  readonly chart: FamilyToneChart | null;
}

interface FamilyToneChart {
  readonly axis: DecibelAxis;
  readonly spectrumAxis: DecibelAxis;
  readonly corridor: string;
  readonly reference: ReferenceLineView | null;
  /** What can be left out of the panels and taken in again. */
  readonly tracks: readonly {
    readonly number: number;
    readonly label: string;
    readonly title: string;
  }[];
  /** Too many for a row of titles: numbers alone. */
  readonly areMany: boolean;
  readonly panels: readonly TonePanelView[];
  readonly numbers: NumbersTable;
}

/** Titles of so many tracks fit beside one another, in two rows at most. */
const titledMost = 8;

export function drawFamilyTone(family: Family): FamilyToneView {
  const because = family.plan.tone?.because ?? [];
  const chart = chartOf(family);
  return {
    shown: chart !== null || because.length > 0,
    words: because.map((reason, index) => ({
      words: proseOf(safeText(capitalised(sentence(reason)))),
      of: `/plan/tone/because/${index}`,
    })),
    chart,
  };
}

function chartOf(family: Family): FamilyToneChart | null {
  if (family.tracks.length < 2 || !family.plan.tone?.centreDb) return null;
  const mixes = toneLines(family, 'mix');
  const masters = toneLines(family, 'master');
  if (masters.length === 0) return null;
  const most = Math.max(...[...mixes, ...masters].map(({ deviation }) => furthestDb(deviation)));
  const axis = deviationAxis(most);
  const corridor = corridorOf(family);
  const frequenciesHz = masters[0]!.deviation.centresHz;
  const drawn = family.tracks.filter((track) =>
    [...mixes, ...masters].some((line) => line.track === track),
  );
  return {
    axis,
    spectrumAxis,
    corridor: corridorPath({ frequenciesHz, valuesDb: corridor }, axis),
    reference: drawReference(family, axis),
    tracks: drawn.map(({ number, label, title }) => ({ number, label, title })),
    areMany: drawn.length > titledMost,
    panels: [
      drawTonePanel('mix', mixes, { corridor, axis }),
      drawTonePanel('master', masters, { corridor, axis }),
    ],
    numbers: toneNumbers({ mix: mixes, master: masters }),
  };
}
