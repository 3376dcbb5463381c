import type { WaveSeries } from '@kindred/dsp';
import type { Overview } from '@kindred/records';
import { recorded } from '../recorded.js';

const bucketsMax = 1200;

/** A track's waveform in few enough buckets to draw. The highest peak of each bucket is kept. */
export function drawOverview(wave: WaveSeries): Overview {
  const segments = Math.max(1, Math.ceil(wave.left.length / bucketsMax));
  const peaksLinear: number[] = [];
  const rmsLinear: number[] = [];
  for (let start = 0; start < wave.left.length; start += segments) {
    const end = Math.min(wave.left.length, start + segments);
    peaksLinear.push(toTenThousandths(highestPeak(wave, start, end)));
    rmsLinear.push(toTenThousandths(Math.sqrt(meanPower(wave, start, end))));
  }
  return { bucketSeconds: segments / 100, peaksLinear, rmsLinear };
}

function toTenThousandths(amplitude: number): number {
  return recorded(amplitude, 1e4) ?? 0;
}

function highestPeak({ leftPeak, rightPeak }: WaveSeries, start: number, end: number): number {
  let peak = 0;
  for (let j = start; j < end; j++) {
    if (leftPeak[j]! > peak) peak = leftPeak[j]!;
    if (rightPeak[j]! > peak) peak = rightPeak[j]!;
  }
  return peak;
}

/** Over all channels. */
function meanPower(
  { left, right, segmentFrames, channels }: WaveSeries,
  start: number,
  end: number,
): number {
  let sum = 0;
  let count = 0;
  for (let j = start; j < end; j++) {
    sum += (left[j]! + right[j]!) * segmentFrames[j]!;
    count += channels * segmentFrames[j]!;
  }
  return sum / count;
}
