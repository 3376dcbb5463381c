import type { EdgeView } from './edge-view.js';

/** Mean square of the louder channel over segments `from` to `to` of what there is; 0 for nothing. */
export function loudestPower(
  { channelPowers, segmentFrames }: Pick<EdgeView, 'channelPowers' | 'segmentFrames'>,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const end = Math.min(to, segmentFrames.length);
  let highest = 0;
  for (const powers of channelPowers) {
    highest = Math.max(highest, meanPower(powers, segmentFrames, { from, to: end }));
  }
  return highest;
}

function meanPower(
  powers: Float32Array,
  segmentFrames: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let sum = 0;
  let count = 0;
  for (let j = from; j < to; j++) {
    sum += powers[j]! * segmentFrames[j]!;
    count += segmentFrames[j]!;
  }
  return count > 0 ? sum / count : 0;
}

/** Mean square of the louder channel over samples `from` to `to`, of what there is. */
export function loudestSamplePower(
  samples: readonly Float32Array[],
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let highest = 0;
  for (const plane of samples) {
    const run = plane.subarray(from, to);
    if (run.length === 0) continue;
    highest = Math.max(highest, run.reduce((sum, x) => sum + x * x, 0) / run.length);
  }
  return highest;
}

const hopSegments = 10;

/**
 * Mean squares of the louder channel per 100 ms, from segment `from` on. What does not fill the last
 * 100 ms is left out, unless it is all there is.
 */
export function hopPowers(
  view: Pick<EdgeView, 'channelPowers' | 'segmentFrames'>,
  { from, hopsMax }: { readonly from: number; readonly hopsMax: number },
): number[] {
  const segments = view.segmentFrames.length - from;
  const hops = Math.min(
    hopsMax,
    Math.max(segments > 0 ? 1 : 0, Math.floor(segments / hopSegments)),
  );
  const powers: number[] = [];
  for (let hop = 0; hop < hops; hop++) {
    const start = from + hop * hopSegments;
    powers.push(loudestPower(view, { from: start, to: start + hopSegments }));
  }
  return powers;
}

/**
 * 10th percentile (nearest rank) of what is not digital silence; 0 when all of it is.
 */
export function tenthPercentile(powers: readonly number[]): number {
  const heard = Float64Array.from(powers.filter((power) => power > 0)).sort();
  return heard[Math.max(0, Math.ceil(0.1 * heard.length) - 1)] ?? 0;
}
