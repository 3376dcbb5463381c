/** Numbers kept per group; each statistic stands for left, then right (the same when mono). */
export const groupStride = 4;
/** Where a group's highest |x| and Σx lie among its numbers, for left; right is one further. */
export const groupOffset = { peak: 0, sum: 2 } as const;
/**
 * Where a whole run's statistics lie: highest x and highest −x (at least 0), highest second
 * difference |x[n] − 2x[n−1] + x[n−2]|, Σx², and the lowest of its groups' peaks.
 */
export const runOffset = { top: 0, bottom: 2, bend: 4, power: 6, quietest: 8 } as const;
/** Groups handed on at a time: about 11 ms. */
export const runGroups = 32;

/** About a third of a millisecond, in whole vectors of four frames. */
export function groupFramesAt(sampleRateHz: number): number {
  return Math.max(4, 4 * Math.round(sampleRateHz / 12000));
}
