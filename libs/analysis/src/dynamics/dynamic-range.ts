import { dbFromPower } from '@kindred/dsp';

/** Segments of 10 ms in a block of 3 s. */
const blockSegments = 300;
const loudestShare = 0.2;

/**
 * Dynamic range of one channel as the TT meter of the Pleasurize Music Foundation has it: 3 s
 * blocks, the last of what there is; second-highest block peak over the quadratic mean of the RMS,
 * times √2, of the loudest fifth. A full-scale sine has 0 dB. Null for a silent channel.
 */
export function channelDynamicRangeDb(
  /** Per 10 ms: mean squares, highest magnitudes, and how many frames. */
  {
    powers,
    peaks,
    segmentFrames,
  }: {
    readonly powers: Float32Array;
    readonly peaks: Float32Array;
    readonly segmentFrames: Int32Array;
  },
): number | null {
  const blockPowers: number[] = [];
  const blockPeaks: number[] = [];
  for (let start = 0; start < powers.length; start += blockSegments) {
    const end = Math.min(powers.length, start + blockSegments);
    const block = { start, end };
    blockPowers.push(2 * meanPower(powers, segmentFrames, block));
    blockPeaks.push(highest(peaks, block));
  }
  blockPowers.sort((a, b) => b - a);
  blockPeaks.sort((a, b) => b - a);
  const loudest = blockPowers.slice(0, Math.max(1, Math.floor(blockPowers.length * loudestShare)));
  const power = loudest.reduce((a, b) => a + b, 0) / loudest.length;
  const peak = blockPeaks[1] ?? blockPeaks[0] ?? 0;
  return power > 0 && peak > 0 ? dbFromPower((peak * peak) / power) : null;
}

interface Block {
  readonly start: number;
  readonly end: number;
}

// Loops over all segments stand alone: an engine compiles them apart from what is done once.

function meanPower(powers: Float32Array, segmentFrames: Int32Array, { start, end }: Block): number {
  let sum = 0;
  let count = 0;
  for (let j = start; j < end; j++) {
    sum += powers[j]! * segmentFrames[j]!;
    count += segmentFrames[j]!;
  }
  return sum / count;
}

function highest(peaks: Float32Array, { start, end }: Block): number {
  let peak = 0;
  for (let j = start; j < end; j++) peak = Math.max(peak, peaks[j]!);
  return peak;
}
