import type { Overview } from '@kindred/records';

/** Half the height that waves are drawn in, 1000 wide. */
const half = 500;

/** Part of a track. */
export interface Stretch {
  readonly startSeconds: number;
  readonly seconds: number;
}

/** The waveform of a stretch, mirrored about its middle, on a grid of 1000; empty: nothing known. */
export function drawWave(
  { bucketSeconds, peaksLinear }: Overview,
  { startSeconds, seconds }: Stretch,
): string {
  const first = Math.floor(startSeconds / bucketSeconds);
  const count = Math.max(1, Math.round(seconds / bucketSeconds));
  const peaks = peaksLinear.slice(first, first + count);
  if (peaks.length < 2) return '';
  const heights = peaks.map((peak) => Math.max(8, Math.round(Math.min(1, peak) * half)));
  const x = (at: number) => Math.round((at * 1000) / (heights.length - 1));
  const over = heights.map((height, at) => `${x(at)} ${half - height}`);
  const under = heights.map((height, at) => `${x(at)} ${half + height}`).reverse();
  return `M${[...over, ...under].join('L')}Z`;
}
