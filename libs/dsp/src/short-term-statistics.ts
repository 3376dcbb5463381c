import { dbFromPower, powerFromDb } from './decibels.js';
import { silencePower } from './loudness.js';

const underIntegratedRatio = powerFromDb(-10);
const underMaxRatio = powerFromDb(-2);
const rangeGateRatio = powerFromDb(-20);

/**
 * Level of a track's loud sections as a mean square: max(P95, max − 2 LU) of the short-term windows
 * over I − 10 LU, by nearest rank. P95 alone misses short climaxes. 0 when there is no window.
 * @param shortTerm mean squares of 3 s windows at 100 ms hop
 * @param scratch at least as long
 */
export function loudSectionPower(
  shortTerm: Float64Array,
  integratedPower: number,
  scratch: Float64Array,
): number {
  const loud = sortedAbove(shortTerm, integratedPower * underIntegratedRatio, scratch);
  if (loud.length === 0 || integratedPower === 0) return 0;
  const nearestRank = Math.ceil(loud.length * 0.95) - 1;
  return Math.max(loud[nearestRank]!, loud[loud.length - 1]! * underMaxRatio);
}

/**
 * Loudness range (EBU Tech 3342): P95 − P10 of the short-term windows at or above −70 LUFS and −20
 * LU under their mean power. Percentile ranks round half up, as in the reference implementation.
 * Null when there is no window; hardly stable under a minute.
 */
export function loudnessRangeLu(shortTerm: Float64Array, scratch: Float64Array): number | null {
  const programme = sortedAbove(shortTerm, silencePower, scratch);
  if (programme.length === 0) return null;
  let sum = 0;
  for (let j = 0; j < programme.length; j++) sum += programme[j]!;
  const gate = Math.max(silencePower, (sum / programme.length) * rangeGateRatio);
  const gated = sortedAbove(shortTerm, gate, scratch);
  const rank = (share: number): number => gated[Math.round((gated.length - 1) * share)]!;
  return dbFromPower(rank(0.95) / rank(0.1));
}

/** The powers at or above `threshold`, ascending, within `scratch`. */
function sortedAbove(powers: Float64Array, threshold: number, scratch: Float64Array): Float64Array {
  let count = 0;
  for (let j = 0; j < powers.length; j++) {
    if (powers[j]! >= threshold) scratch[count++] = powers[j]!;
  }
  return scratch.subarray(0, count).sort();
}
