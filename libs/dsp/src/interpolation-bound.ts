import type { Interpolator } from './interpolator.js';

/**
 * How far points between samples can stray, given only magnitudes and second differences:
 *   |y| ≤ gain · max(|from|, |to|) + bend · max |x[k−1] − 2x[k] + x[k+1]|,
 * where y lies between the points `from` and `to`, and k runs over the interpolator's support.
 */
export interface StrayBound {
  readonly gain: number;
  readonly bend: number;
}

/** How far any point strays from the line between the samples around it. */
export function boundFromSamples({ rows, tapsPerPhase }: Interpolator): StrayBound {
  const from = sampleRow(tapsPerPhase, 0);
  const to = sampleRow(tapsPerPhase, 1);
  return widest(rows.map((row) => strayBound({ row, from, to })));
}

/** How far any point strays from the line between the quarters of a frame around it. */
export function boundFromQuarters({ rows, tapsPerPhase }: Interpolator): StrayBound {
  const step = rows.length / 4;
  const ends = [...rows, sampleRow(tapsPerPhase, 1)];
  return widest(
    rows.map((row, phase) => {
      const quarter = phase - (phase % step);
      return strayBound({ row, from: ends[quarter]!, to: ends[quarter + step]! });
    }),
  );
}

/** A bound that holds wherever one of several does. */
export function widest(bounds: readonly StrayBound[]): StrayBound {
  return {
    gain: Math.max(...bounds.map(({ gain }) => gain)),
    bend: Math.max(...bounds.map(({ bend }) => bend)),
  };
}

/** What sums in 32 bits may lose against the bound's own arithmetic. */
const slack = 1.00002;

/** Gain and bend, in the order of a kernel's memory. */
export function asKernelReads({ gain, bend }: StrayBound): [number, number] {
  return [gain * slack, bend * slack];
}

/**
 * The bound of one row. A line between the two ends that agrees with the row on constants and ramps leaves taps whose sum
 * and first moment are zero. Summed twice, such taps act on second differences, so that their
 * magnitudes add up to `bend`.
 */
function strayBound(line: { row: Float64Array; from: Float64Array; to: Float64Array }): StrayBound {
  const { row, from, to } = line;
  const determinant = total(from) * moment(to) - moment(from) * total(to);
  const fromShare = (total(row) * moment(to) - moment(row) * total(to)) / determinant;
  const toShare = (moment(row) * total(from) - total(row) * moment(from)) / determinant;
  let once = 0;
  let twice = 0;
  let bend = 0;
  for (let k = 0; k < row.length; k++) {
    once += row[k]! - fromShare * from[k]! - toShare * to[k]!;
    twice += once;
    bend += Math.abs(twice);
  }
  return { gain: Math.abs(fromShare) + Math.abs(toShare), bend };
}

/** The row that yields sample x[n + offset] itself. */
function sampleRow(tapsPerPhase: number, offset: 0 | 1): Float64Array {
  const row = new Float64Array(tapsPerPhase);
  row[tapsPerPhase / 2 - 1 + offset] = 1;
  return row;
}

function total(row: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += row[k]!;
  return sum;
}

/** First moment, counted from x[n]. */
function moment(row: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += row[k]! * (k - row.length / 2 + 1);
  return sum;
}
