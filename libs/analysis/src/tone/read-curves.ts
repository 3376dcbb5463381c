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
  const means = rowMeans(rows, chosen, 2 * curveBands);
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
    addColumns(powers, rows, chosen, [band, band + columns.curveBands]);
    const errorDb = standardErrorDb(powers, blocks);
    return errorDb === null ? null : hundredths(errorDb);
  });
  return { ...curve, standardErrorDb: errors, blocks };
}

// Loops over all rows stand alone: an engine compiles them apart from what is done once.

/** Means of the first `count` columns. */
function rowMeans(
  { values, rowLength }: HopRows,
  chosen: readonly number[],
  count: number,
): Float64Array {
  const means = new Float64Array(count);
  for (let j = 0; j < chosen.length; j++) {
    const start = chosen[j]! * rowLength;
    for (let i = 0; i < count; i++) means[i]! += values[start + i]! / chosen.length;
  }
  return means;
}

/** Fills `sums` with two columns' sums. */
function addColumns(
  sums: Float64Array,
  { values, rowLength }: HopRows,
  chosen: readonly number[],
  [first, second]: readonly [number, number],
): void {
  for (let j = 0; j < chosen.length; j++) {
    const start = chosen[j]! * rowLength;
    sums[j] = values[start + first]! + values[start + second]!;
  }
}
