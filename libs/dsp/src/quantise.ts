import type { Kernels } from './kernels.js';
import { createRounding } from './rounding.js';

/** Encodings that masters are written in. */
export type OutputEncoding = 's16' | 's24' | 'f32';

export interface QuantiserOptions {
  readonly encoding: OutputEncoding;
  readonly channels: number;
  /** Most frames written at a time. */
  readonly blockFrames: number;
  /**
   * `tpdf`: triangular dither of ±1 step, the same for the same seed, frame and channel. `shaped`:
   * the same, with its noise moved to where the ear is least keen, for 16 bits. `none`: the nearest
   * number, for samples that lie on the output's grid already.
   */
  readonly dither: 'none' | 'tpdf' | 'shaped';
  /** What shaped dither is shaped for; without it, that is refused. */
  readonly sampleRateHz?: number;
  /** Unsigned, 32 bits. */
  readonly seed: number;
}

/**
 * The last step of a stream: planes to interleaved little-endian bytes. Integers are clamped to
 * their range; 32-bit floats are rounded to nearest, without dither.
 */
export interface Quantiser {
  readonly frameBytes: number;
  /**
   * Writes the stream's next frames.
   * @param run.planes addresses of f64 samples, one plane per channel, 3 more readable behind
   * @param run.output address for the bytes; up to 40 more are overwritten behind them
   */
  write(run: {
    readonly planes: readonly number[];
    readonly frames: number;
    readonly output: number;
  }): void;
}

const sampleBytes = { s16: 2, s24: 3, f32: 4 } as const;
const fullScale = { s16: 32768, s24: 8388608 } as const;

type Encode = (left: number, right: number, frames: number, output: number) => void;

export function createQuantiser(kernels: Kernels, options: QuantiserOptions): Quantiser {
  const { encoding, channels } = options;
  if (channels !== 1 && channels !== 2) throw new RangeError('quantisers take one or two channels');
  const frameBytes = channels * sampleBytes[encoding];
  if (encoding === 'f32') {
    const encode = kernels.functions['encodeF32'] as Encode;
    return {
      frameBytes,
      write: ({ planes, frames, output }) => encode(planes[0]!, planes[1] ?? 0, frames, output),
    };
  }
  const encode = kernels.functions[encoding === 's16' ? 'encodeS16' : 'encodeS24'] as Encode;
  const toWholes = createRounding(kernels, { ...options, fullScale: fullScale[encoding] });
  return {
    frameBytes,
    write({ planes, frames, output }) {
      const wholes = toWholes(planes, frames);
      encode(wholes[0]!, wholes[1] ?? 0, frames, output);
    },
  };
}
