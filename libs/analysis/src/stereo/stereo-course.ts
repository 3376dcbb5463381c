import type { WaveSeries } from '@kindred/dsp';
import type { StereoCourse } from '@kindred/records';
import { recorded } from '../recorded.js';
import { bounded, silentPower } from './channel-correlation.js';

const segmentsPerSecond = 100;
const windowsMax = 300;

/** Correlation of left and right along a track of two channels, in windows of whole seconds. */
export function stereoCourse(wave: WaveSeries): StereoCourse {
  const seconds = wave.left.length / segmentsPerSecond;
  const windowSeconds = Math.max(1, Math.ceil(seconds / windowsMax));
  const segments = windowSeconds * segmentsPerSecond;
  const correlations: (number | null)[] = [];
  for (let start = 0; start < wave.left.length; start += segments) {
    correlations.push(correlationWithin(wave, start, Math.min(wave.left.length, start + segments)));
  }
  return { windowSeconds, correlations };
}

function correlationWithin(
  { left, right, mid, side, segmentFrames }: WaveSeries,
  start: number,
  end: number,
): number | null {
  let [l, r, product, frames] = [0, 0, 0, 0];
  for (let j = start; j < end; j++) {
    const count = segmentFrames[j]!;
    l += left[j]! * count;
    r += right[j]! * count;
    // ((l + r) / 2)² − ((l − r) / 2)² = l · r.
    product += (mid[j]! - side[j]!) * count;
    frames += count;
  }
  if (l < silentPower * frames || r < silentPower * frames) return null;
  return recorded(bounded(product / Math.sqrt(l * r)), 100);
}
