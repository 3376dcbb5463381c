import {
  dbFromPower,
  lufsFromPower,
  powerFromLufs,
  shortTermWindows,
  windowPowers,
  type Energies,
} from '@kindred/dsp';

/** Peak to short-term loudness over a track. */
export interface PeakToShortTerm {
  readonly minDb: number;
  /** Where the window with the least begins. */
  readonly minAtSeconds: number;
  readonly medianDb: number;
}

/** Hops of 100 ms in a window of 3 s. */
const windowHops = 30;

/**
 * PSR (AES e-Brief 373): true peak of a 3 s window less its loudness, over the windows at 100 ms hop
 * that are louder than I − 10 LU. Null when there is none.
 * @param courseLinear true peak of each 100 ms
 */
export function peakToShortTerm(
  energies: Energies,
  courseLinear: Float32Array,
  integratedLufs: number,
): PeakToShortTerm | null {
  const powers = windowPowers(energies, shortTermWindows);
  const gatePower = powerFromLufs(integratedLufs - 10);
  const ratios: number[] = [];
  let least = Infinity;
  let leastAtWindow = 0;
  for (let j = 0; j < powers.length; j++) {
    if (powers[j]! <= gatePower) continue;
    const peak = highestWithin(courseLinear, j);
    const ratio = (peak * peak) / powers[j]!;
    ratios.push(ratio);
    if (ratio >= least) continue;
    least = ratio;
    leastAtWindow = j;
  }
  if (ratios.length === 0) return null;
  const sorted = Float64Array.from(ratios).sort();
  const middle = sorted.length >> 1;
  const upperDb = levelOverLoudnessDb(sorted[middle]!);
  const lowerDb = sorted.length % 2 === 1 ? upperDb : levelOverLoudnessDb(sorted[middle - 1]!);
  return {
    minDb: levelOverLoudnessDb(least),
    minAtSeconds: leastAtWindow / 10,
    medianDb: (lowerDb + upperDb) / 2,
  };
}

/** Highest of a window's hops. */
function highestWithin(courseLinear: Float32Array, first: number): number {
  const end = Math.min(first + windowHops, courseLinear.length);
  let highest = 0;
  for (let hop = first; hop < end; hop++) {
    if (courseLinear[hop]! > highest) highest = courseLinear[hop]!;
  }
  return highest;
}

/** A peak's square over a K-weighted mean square, as dBTP less LUFS. */
function levelOverLoudnessDb(ratio: number): number {
  return dbFromPower(ratio) - lufsFromPower(1);
}
