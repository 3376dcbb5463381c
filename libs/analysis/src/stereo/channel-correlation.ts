import { gatingBlocks, windowPowers, type WaveSeries } from '@kindred/dsp';

/** How alike left and right are, from −1 to +1. */
export interface ChannelCorrelation {
  /** Of all windows as one. */
  readonly whole: number;
  readonly mean: number;
  /** 5th percentile of the windows, nearest rank. */
  readonly p5: number;
  readonly negativeShare: number;
}

/** A window in which a channel stays under −100 dBFS says nothing about it. */
const silentPower = 1e-10;

/**
 * Correlation of left and right, Σlr / √(Σl² · Σr²), over windows of 400 ms.
 * @param windows which windows count
 * @returns null when one channel is silent in all of them
 */
export function channelCorrelation(
  { left, right, mid, side }: WaveSeries,
  windows: readonly number[],
): ChannelCorrelation | null {
  const lefts = windowPowers(left, gatingBlocks);
  const rights = windowPowers(right, gatingBlocks);
  const mids = windowPowers(mid, gatingBlocks);
  const sides = windowPowers(side, gatingBlocks);
  const sums = { left: 0, right: 0, product: 0 };
  const correlations: number[] = [];
  for (const j of windows) {
    const [l, r] = [lefts[j]!, rights[j]!];
    if (l < silentPower || r < silentPower) continue;
    // ((l + r) / 2)² − ((l − r) / 2)² = l · r.
    const product = mids[j]! - sides[j]!;
    correlations.push(bounded(product / Math.sqrt(l * r)));
    sums.left += l;
    sums.right += r;
    sums.product += product;
  }
  if (correlations.length === 0) return null;
  const count = correlations.length;
  correlations.sort((a, b) => a - b);
  return {
    whole: bounded(sums.product / Math.sqrt(sums.left * sums.right)),
    mean: correlations.reduce((a, b) => a + b) / count,
    p5: correlations[Math.ceil(0.05 * count) - 1]!,
    negativeShare: correlations.filter((correlation) => correlation < 0).length / count,
  };
}

function bounded(correlation: number): number {
  return Math.max(-1, Math.min(1, correlation));
}
