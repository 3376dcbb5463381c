import type { Arena } from './arena.js';
import { segmentStartFrame } from './energy-meter.js';
import type { KernelColumn } from './kernel-column.js';
import { soundingLinear, type FrameRange } from './wave-series.js';

/** The kernel's `Wave`, as laid out in assembly/wave.ts. */
export interface LaidWave {
  readonly pointer: number;
  /** How many rows the kernel has filled: one number. */
  readonly rows: Int32Array;
  read(): {
    readonly frames: number;
    /** Σ of all samples per channel. */
    readonly sampleSums: readonly number[];
    readonly sounding: FrameRange | null;
    readonly nonZero: FrameRange | null;
  };
}

const lanesLength = 40;

/** @param columns in the kernel's order */
export function layWave(
  arena: Arena,
  { sampleRateHz, channels }: { readonly sampleRateHz: number; readonly channels: number },
  columns: readonly KernelColumn[],
): LaidWave {
  const { pointer, view } = arena.f64(15);
  const integers = new Int32Array(view.buffer, pointer, 30);
  view.set([sampleRateHz, 0, 0, 0, -1, -1, -1, -1]);
  new Float32Array(view.buffer, pointer, 17)[16] = highestFloatUpTo(soundingLinear);
  const length = segmentStartFrame(1, sampleRateHz);
  integers.set([Number(channels === 2), 0, length, 0, arena.f32(lanesLength).pointer], 17);
  integers.set(
    columns.map((column) => column.pointer),
    22,
  );
  return {
    pointer,
    rows: integers.subarray(29, 30),
    read: () => ({
      frames: view[1]!,
      sampleSums: [view[2]!, view[3]!].slice(0, channels),
      sounding: rangeOf(view[4]!, view[5]!),
      nonZero: rangeOf(view[6]!, view[7]!),
    }),
  };
}

function rangeOf(firstFrame: number, lastFrame: number): FrameRange | null {
  return firstFrame < 0 ? null : { firstFrame, lastFrame };
}

/** Samples over it are over the value as well. */
function highestFloatUpTo(value: number): number {
  const bits = new Int32Array(1);
  const float = new Float32Array(bits.buffer);
  float[0] = value;
  if (float[0] > value) bits[0]!--;
  return float[0]!;
}
