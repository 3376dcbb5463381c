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
export const silentPower = 1e-10;

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
  let leftSum = 0;
  let rightSum = 0;
  let productSum = 0;
  let count = 0;
  const room = new Float64Array(windows.length);
  for (let i = 0; i < windows.length; i++) {
    const j = windows[i]!;
    const l = lefts[j]!;
    const r = rights[j]!;
    if (l < silentPower || r < silentPower) continue;
    // ((l + r) / 2)² − ((l − r) / 2)² = l · r.
    const product = mids[j]! - sides[j]!;
    room[count++] = bounded(product / Math.sqrt(l * r));
    leftSum += l;
    rightSum += r;
    productSum += product;
  }
  if (count === 0) return null;
  const correlations = room.subarray(0, count).sort();
  const firstPositive = correlations.findIndex((correlation) => correlation >= 0);
  return {
    whole: bounded(productSum / Math.sqrt(leftSum * rightSum)),
    mean: correlations.reduce((a, b) => a + b) / count,
    p5: correlations[Math.ceil(0.05 * count) - 1]!,
    negativeShare: (firstPositive < 0 ? count : firstPositive) / count,
  };
}

export function bounded(correlation: number): number {
  return Math.max(-1, Math.min(1, correlation));
}
