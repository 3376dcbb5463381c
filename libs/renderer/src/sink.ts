import { createQuantiser, type Kernels, type QuantiserOptions } from '@kindred/dsp';

/** The end of the chain: planes to the bytes of a file. */
export interface Sink {
  /** Forgets the bytes written so far: they have been handed out. */
  rewind(): void;
  /** @param planes addresses of f64 samples, one per channel */
  write(planes: readonly number[], frames: number): void;
  /** What was written since the last rewind. */
  bytes(): Uint8Array;
}

/** The quantiser writes a little further than it should. */
const spareBytes = 64;

export function createSink(
  kernels: Kernels,
  options: QuantiserOptions & {
    /** Most frames between two rewinds. */
    readonly framesMax: number;
  },
): Sink {
  const { framesMax } = options;
  const quantiser = createQuantiser(kernels, options);
  const { frameBytes } = quantiser;
  const output = kernels.arena.u8(framesMax * frameBytes + spareBytes);
  let written = 0;
  return {
    rewind() {
      written = 0;
    },
    write(planes, frames) {
      if (written + frames > framesMax) throw new RangeError('a sink overflowed');
      quantiser.write({ planes, frames, output: output.pointer + written * frameBytes });
      written += frames;
    },
    bytes: () => output.view.subarray(0, written * frameBytes),
  };
}
