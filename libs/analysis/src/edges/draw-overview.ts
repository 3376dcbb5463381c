import type { WaveSeries } from '@kindred/dsp';
import type { Overview } from '@kindred/records';
import { recorded } from '../recorded.js';

const bucketsMax = 1200;

/** A track's waveform in few enough buckets to draw. The highest peak of each bucket is kept. */
export function drawOverview(wave: WaveSeries): Overview {
  const { left, right, leftPeak, rightPeak, segmentFrames, channels } = wave;
  const segments = Math.max(1, Math.ceil(left.length / bucketsMax));
  const peaksLinear: number[] = [];
  const rmsLinear: number[] = [];
  for (let start = 0; start < left.length; start += segments) {
    const end = Math.min(left.length, start + segments);
    let peak = 0;
    let sum = 0;
    let count = 0;
    for (let j = start; j < end; j++) {
      if (leftPeak[j]! > peak) peak = leftPeak[j]!;
      if (rightPeak[j]! > peak) peak = rightPeak[j]!;
      sum += (left[j]! + right[j]!) * segmentFrames[j]!;
      count += channels * segmentFrames[j]!;
    }
    peaksLinear.push(toTenThousandths(peak));
    rmsLinear.push(toTenThousandths(Math.sqrt(sum / count)));
  }
  return { bucketSeconds: segments / 100, peaksLinear, rmsLinear };
}

function toTenThousandths(amplitude: number): number {
  return recorded(amplitude, 1e4) ?? 0;
}
