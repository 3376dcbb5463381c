/** Loud time that makes a block, so that neighbouring blocks hardly depend on each other. */
const blockSecondsMin = 5;
/** Fewer and longer blocks hold more of how a track changes; more would only be noise. */
const blocksMax = 8;

/** 10 / ln 10: a relative error as decibels. */
const dbPerNeper = 4.342944819032518;

/** How many blocks so much loud time makes. */
export function blockCount(seconds: number): number {
  return Math.min(blocksMax, Math.floor(seconds / blockSecondsMin));
}

/**
 * Standard error in dB of the level of the mean of `powers` along a track, by batch means: blocks
 * are as long as can be, and their means taken as independent. With P the mean of the n blocks' means
 * p, SE = 10 / ln 10 · √(Σ(p − P)² / (n (n − 1))) / P.
 * @returns null when there are fewer than two blocks, or no power
 */
export function standardErrorDb(powers: Float64Array, blocks: number): number | null {
  if (blocks < 2) return null;
  const means = Array.from({ length: blocks }, (_, block) => {
    const start = Math.floor((block * powers.length) / blocks);
    const end = Math.floor(((block + 1) * powers.length) / blocks);
    let sum = 0;
    for (let i = start; i < end; i++) sum += powers[i]!;
    return sum / (end - start);
  });
  const mean = means.reduce((sum, power) => sum + power, 0) / blocks;
  if (mean === 0) return null;
  const squares = means.reduce((sum, power) => sum + (power - mean) * (power - mean), 0);
  return (dbPerNeper * Math.sqrt(squares / (blocks * (blocks - 1)))) / mean;
}
