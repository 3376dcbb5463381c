import { changeText } from './number-text.js';
import { percent } from './percent.js';
import { countWord, shortened, whole } from './prose.js';
import { shareOfDb, shareOfHz, spectrumAxis, type DecibelAxis } from './tone-axis.js';
import type { ToneLine } from './tone-deviation.js';
import type { FrameExit } from './tone-frame.js';
import { outliersOf } from './tone-outliers.js';
import { toneExits, tonePath } from './tone-path.js';
import { spectrumOf } from './tone-spectrum.js';

/** The tone of all mixes, or of all masters. */
export interface TonePanelView {
  readonly side: 'mix' | 'master';
  readonly caption: string;
  readonly lines: readonly {
    readonly number: number;
    /** Against the release's centre. */
    readonly path: string;
    readonly exits: readonly FrameExit[];
    /** As it is, under full scale. */
    readonly spectrum: string;
    readonly emphasised: boolean;
  }[];
  readonly names: readonly NameView[];
}

interface NameView {
  readonly number: number;
  readonly x: string;
  readonly y: string;
  readonly text: string;
  readonly of: string;
  /** The same on the spectrum, which says no distance. */
  readonly spectrumY: string;
  readonly spectrumText: string;
  /** Spectra fall: there is room over them to the right. */
  readonly spectrumAnchor: 'start' | 'end';
  /** Text grows toward the middle of the panel. */
  readonly anchor: 'start' | 'end';
  readonly above: boolean;
}

/** Names on one panel. */
const namesMax = 2;

export function drawTonePanel(
  side: TonePanelView['side'],
  lines: readonly ToneLine[],
  { corridor, axis }: { readonly corridor: readonly number[]; readonly axis: DecibelAxis },
): TonePanelView {
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
    lines: lines.map(({ track, tone, deviation }) => {
      const curve = { frequenciesHz: deviation.centresHz, valuesDb: deviation.valuesDb };
      return {
        number: track.number,
        path: tonePath(curve, axis),
        exits: toneExits(curve, axis),
        spectrum: tonePath(spectrumOf(tone), spectrumAxis),
        emphasised: !isPair && named.some((one) => one.track === track),
      };
    }),
    names: named.map(({ track, tone, excess }) => {
      const name = `${track.label} ${whole(shortened(track.title, 18))}`;
      const level = spectrumOf(tone).valuesDb[tone.centresHz.indexOf(excess.frequencyHz)] ?? null;
      return {
        number: track.number,
        x: percent(shareOfHz(excess.frequencyHz)),
        y: percent(shareOfDb(excess.valueDb, axis)),
        text: `${name} ${changeText(excess.valueDb)}`,
        of: `tone-excess:${side}:${track.number}`,
        spectrumY: level === null ? '' : percent(shareOfDb(level, spectrumAxis)),
        spectrumText: name,
        spectrumAnchor: shareOfHz(excess.frequencyHz) > 0.7 ? 'end' : 'start',
        anchor: shareOfHz(excess.frequencyHz) > 0.55 ? 'end' : 'start',
        above: excess.valueDb > 0,
      };
    }),
  };
}

function captionOf(
  side: TonePanelView['side'],
  { outside, of, scattered }: { outside: number; of: number; scattered: boolean },
): string {
  const name = side === 'mix' ? 'Mixes' : 'Masters';
  if (outside === 0) return `${name} · all inside the band`;
  if (of === 2) return `${name} · two tracks: no saying which is off`;
  const count = `${name} · ${countWord(outside)} of ${countWord(of)} outside the band`;
  return scattered ? `${count}: different arrangements` : count;
}
