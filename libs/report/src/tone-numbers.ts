import { changeText } from './number-text.js';
import type { NumbersTable } from './numbers-table.js';
import type { ToneLine } from './tone-deviation.js';

/** The points of both panels: each line's distance from the centre, band by band. */
export function toneNumbers(lines: {
  readonly mix: readonly ToneLine[];
  readonly master: readonly ToneLine[];
}): NumbersTable {
  const sides = (['mix', 'master'] as const).flatMap((side) =>
    lines[side].map((line) => ({ side, ...line })),
  );
  const { centresHz } = sides[0]!.deviation;
  const drawn = centresHz.flatMap((_, band) =>
    sides.some(({ deviation }) => deviation.valuesDb[band] !== null) ? [band] : [],
  );
  return {
    caption: 'Tone against the centre of the release, in dB, by bands of a third of an octave',
    heads: drawn.map((band) => ({ name: bandName(centresHz[band]!), unit: 'Hz' })),
    rows: sides
      .sort((a, b) => a.track.number - b.track.number)
      .map(({ side, track, deviation }) => ({
        number: track.number,
        label: track.label,
        title: track.title,
        side,
        cells: [],
        texts: drawn.map((band) => textOf(deviation.valuesDb[band] ?? null)),
        of: `tone-line:${side}:${track.number}`,
      })),
  };
}

/** Nothing is drawn where the music ends. */
function textOf(valueDb: number | null): string {
  return valueDb === null ? '–' : changeText(valueDb);
}

/** As engineers call a band: "25", "315", "1.25k". */
function bandName(centreHz: number): string {
  const nominal = nominalOf(centreHz);
  return nominal >= 1000 ? `${nominal / 1000}k` : String(nominal);
}

/** Preferred values of IEC 61260-1, Annex E, in each decade. */
const preferred = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10];

function nominalOf(centreHz: number): number {
  let decade = 1;
  while (centreHz >= 9 * decade) decade *= 10;
  const nearest = preferred.reduce((best, value) =>
    Math.abs(value * decade - centreHz) < Math.abs(best * decade - centreHz) ? value : best,
  );
  return Math.round(nearest * decade * 100) / 100;
}
