import { thirdOctaves } from '@kindred/dsp';
import type { LoudToneCurve, ToneCurve } from '@kindred/records';
import type { HopRows } from './hop-rows.js';
import { blockCount, standardErrorDb } from './standard-error.js';
import type { ToneColumns } from './tone-columns.js';
import { hundredths, toneCurve } from './tone-curve.js';

/** Where the rows come from, and what they mean. */
export interface CurveContext {
  readonly rows: HopRows;
  readonly columns: ToneColumns;
  /** What mid plus side is multiplied by: 2, or 1 in mono. */
  readonly powerOfBoth: number;
  readonly rowSeconds: number;
}

/** The curve of the chosen rows. */
export function readCurve(chosen: readonly number[], context: CurveContext): ToneCurve {
  const { rows, columns, powerOfBoth, rowSeconds } = context;
  const { curveBands, reached } = columns;
  const means = new Float64Array(2 * curveBands);
  for (const index of chosen) {
    const start = index * rows.rowLength;
    for (let i = 0; i < means.length; i++) means[i]! += rows.values[start + i]! / chosen.length;
  }
  const mid = reached.map((is, band) => (is ? means[band]! : null));
  const side = reached.map((is, band) => (is ? means[curveBands + band]! : null));
  const sum = mid.map((power, band) =>
    power === null ? null : powerOfBoth * (power + side[band]!),
  );
  const thirds = thirdOctaves.length;
  const balances = sum.slice(thirds);
  return toneCurve(
    {
      sum: sum.slice(0, thirds),
      mid: mid.slice(0, thirds),
      side: side.slice(0, thirds),
      balances: {
        bass: balances[0]!,
        lowMid: balances[1]!,
        mid: balances[2]!,
        highMid: balances[3]!,
        high: balances[4]!,
      },
    },
    chosen.length * rowSeconds,
  );
}

/** The same with its standard error, which takes the rows in order of time. */
export function readLoudCurve(chosen: readonly number[], context: CurveContext): LoudToneCurve {
  const { rows, columns, rowSeconds } = context;
  const curve = readCurve(chosen, context);
  const blocks = Math.min(chosen.length, blockCount(chosen.length * rowSeconds));
  const powers = new Float64Array(chosen.length);
  const errors = curve.levelsDb.map((levelDb, band) => {
    if (levelDb === null) return null;
    chosen.forEach((row, i) => {
      const at = row * rows.rowLength + band;
      powers[i] = rows.values[at]! + rows.values[at + columns.curveBands]!;
    });
    const errorDb = standardErrorDb(powers, blocks);
    return errorDb === null ? null : hundredths(errorDb);
  });
  return { ...curve, standardErrorDb: errors, blocks };
}
