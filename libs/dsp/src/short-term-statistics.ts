import { dbFromPower, powerFromDb } from './decibels.js';
import { silencePower } from './loudness.js';

const underIntegratedRatio = powerFromDb(-10);
const underMaxRatio = powerFromDb(-2);
const rangeGateRatio = powerFromDb(-20);

/** Short-term windows by their power, so that every statistic is a question of ranks. */
export type SortedPowers = Float64Array;

/**
 * @param shortTerm mean squares of 3 s windows at 100 ms hop
 * @param scratch at least as long
 */
export function sortedPowers(shortTerm: Float64Array, scratch: Float64Array): SortedPowers {
  const sorted = scratch.subarray(0, shortTerm.length);
  sorted.set(shortTerm);
  return sorted.sort();
}

/**
 * Level of a track's loud sections as a mean square: max(P95, max − 2 LU) of the short-term windows
 * over I − 10 LU, by nearest rank. P95 alone misses short climaxes. 0 when there is no window.
 */
export function loudSectionPower(sorted: SortedPowers, integratedPower: number): number {
  const first = firstAtOrAbove(sorted, integratedPower * underIntegratedRatio);
  const count = sorted.length - first;
  if (count === 0 || integratedPower === 0) return 0;
  const nearestRank = Math.ceil(count * 0.95) - 1;
  return Math.max(sorted[first + nearestRank]!, sorted[sorted.length - 1]! * underMaxRatio);
}

/**
 * Loudness range (EBU Tech 3342): P95 − P10 of the short-term windows at or above −70 LUFS and −20
 * LU under their mean power. Percentile ranks round half up, as in the reference implementation.
 * Null when there is no window; hardly stable under a minute.
 */
export function loudnessRangeLu(sorted: SortedPowers): number | null {
  const heard = firstAtOrAbove(sorted, silencePower);
  const programme = sorted.length - heard;
  if (programme === 0) return null;
  let sum = 0;
  for (let at = heard; at < sorted.length; at++) sum += sorted[at]!;
  const gate = Math.max(silencePower, (sum / programme) * rangeGateRatio);
  const first = firstAtOrAbove(sorted, gate);
  const last = sorted.length - 1;
  const rank = (share: number): number => sorted[first + Math.round((last - first) * share)]!;
  return dbFromPower(rank(0.95) / rank(0.1));
}

function firstAtOrAbove(sorted: SortedPowers, threshold: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}
