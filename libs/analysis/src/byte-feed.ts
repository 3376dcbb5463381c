import { createDecoder, type Kernels, type Region } from '@kindred/dsp';
import type { SampleLayout } from '@kindred/records';

/** Samples that are no number, or beyond ±2^40; they were measured as 0. */
export interface NonFinite {
  readonly count: number;
  readonly firstAtSeconds: number | null;
}

/** Takes a file's bytes in order; give it whole frames. */
export interface ByteFeed {
  /** About 1 MiB of kernel memory, whole frames: read file bytes straight into its start. */
  readonly buffer: Uint8Array;
  /** Takes the buffer's first bytes, a whole number of frames. */
  push(byteCount: number): void;
  nonFinite(): NonFinite;
}

/** Few enough to stay in the cache, and so many that what is done once per block costs nothing. */
const blockFrames = 32768;
const bufferBytes = 1 << 20;

/** Decodes a file's bytes to planes and hands them on in blocks. */
export function createByteFeed(
  kernels: Kernels,
  layout: SampleLayout,
  take: (planes: readonly Region<Float32Array>[], frames: number) => void,
): ByteFeed {
  const { frameBytes, sampleRateHz } = layout;
  const inputFrames = Math.max(1, Math.floor(bufferBytes / frameBytes / blockFrames)) * blockFrames;
  const decoder = createDecoder(kernels, { layout, inputFrames, blockFrames });
  return {
    buffer: decoder.input,
    push(byteCount) {
      const pushed = byteCount / frameBytes;
      if (!Number.isInteger(pushed)) throw new RangeError('a measurer takes whole frames');
      for (let first = 0; first < pushed; first += blockFrames) {
        const frames = Math.min(blockFrames, pushed - first);
        decoder.decode({ first, frames });
        take(decoder.planes, frames);
      }
    },
    nonFinite() {
      const { count, firstFrame } = decoder.nonFinite;
      return { count, firstAtSeconds: firstFrame === null ? null : firstFrame / sampleRateHz };
    },
  };
}
