import type { FrameRange } from './sounding-range.js';

/** Over this (−60 dBFS) a sample sounds; before the first such and after the last lies silence. */
export const soundingLinear = 0.001;

/** Unweighted figures of each 10 ms of a track, the last of what there is of it. */
export interface WaveColumns {
  /** Frames behind each. */
  readonly segmentFrames: Int32Array;
  /** Mean squares, 1 is full scale. */
  readonly left: Float32Array;
  /** Zeros when there is one channel. */
  readonly right: Float32Array;
  /** Of (left + right) / 2; of the one channel. */
  readonly mid: Float32Array;
  /** Of (left − right) / 2; zeros when there is one channel. */
  readonly side: Float32Array;
  /** Highest magnitudes. */
  readonly leftPeak: Float32Array;
  readonly rightPeak: Float32Array;
}

/** A track's waveform in coarse. */
export interface WaveSeries extends WaveColumns {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly frames: number;
  /** Mean of all samples per channel: the DC offset. */
  readonly channelMeans: readonly number[];
  /** Where any channel is over −60 dBFS; null where none ever is. */
  readonly sounding: FrameRange | null;
  /** Where any channel is not zero; null where all are. */
  readonly nonZero: FrameRange | null;
  /** The samples of the first 20 to 30 ms, a plane per channel; all there are of a shorter track. */
  readonly headSamples: readonly Float32Array[];
  /** Those of the last 10 to 20 ms. */
  readonly tailSamples: readonly Float32Array[];
}

/** Numbers per segment, as the kernel writes them. */
export const rowLength = 8;
const columnCount = 6;

/** Gathers columns from the rows of `waveSums`, in room that doubles. */
export interface WaveColumnStore {
  /** @param lengths frames of each of the `count` rows */
  add(rows: Float64Array, lengths: Int32Array, count: number): void;
  count(): number;
  finish(): WaveColumns & { readonly sampleSums: readonly number[] };
}

export function createWaveColumns(channels: number): WaveColumnStore {
  const second = channels === 2 ? 1 : 0;
  let room = Array.from({ length: columnCount }, () => new Float32Array(1 << 10));
  let segmentFrames = new Int32Array(1 << 10);
  let total = 0;
  let leftSum = 0;
  let rightSum = 0;
  return {
    add(rows, lengths, count) {
      if (total + count > segmentFrames.length) {
        room = room.map((column) => copied(column, new Float32Array(2 * column.length)));
        segmentFrames = copied(segmentFrames, new Int32Array(2 * segmentFrames.length));
      }
      const [left, right, mid, side, leftPeak, rightPeak] = room;
      for (let j = 0; j < count; j++, total++) {
        const row = j * rowLength;
        const perFrame = 1 / lengths[j]!;
        segmentFrames[total] = lengths[j]!;
        leftSum += rows[row]!;
        rightSum += rows[row + 1]!;
        left![total] = rows[row + 2]! * perFrame;
        right![total] = rows[row + 3]! * perFrame * second;
        mid![total] = 0.25 * rows[row + 4]! * perFrame;
        side![total] = 0.25 * rows[row + 5]! * perFrame;
        leftPeak![total] = rows[row + 6]!;
        rightPeak![total] = rows[row + 7]! * second;
      }
    },
    count: () => total,
    finish() {
      const [left, right, mid, side, leftPeak, rightPeak] = room.map((column) =>
        column.slice(0, total),
      );
      return {
        segmentFrames: segmentFrames.slice(0, total),
        left: left!,
        right: right!,
        mid: mid!,
        side: side!,
        leftPeak: leftPeak!,
        rightPeak: rightPeak!,
        sampleSums: [leftSum, rightSum].slice(0, channels),
      };
    },
  };
}

function copied<View extends Float32Array | Int32Array>(from: View, to: View): View {
  to.set(from);
  return to;
}
