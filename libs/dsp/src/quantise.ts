import type { Kernels } from './kernels.js';

/** Encodings that masters are written in. */
export type OutputEncoding = 's16' | 's24' | 'f32';

export interface QuantiserOptions {
  readonly encoding: OutputEncoding;
  readonly channels: number;
  /** Most frames written at a time. */
  readonly blockFrames: number;
  /**
   * `tpdf`: triangular dither of ±1 step, the same for the same seed, frame and channel. `none`:
   * the nearest number, for samples that lie on the output's grid already.
   */
  readonly dither: 'tpdf' | 'none';
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
type Plain = (input: number, output: number, count: number, fullScale: number) => void;
type Tpdf = (
  input: number,
  output: number,
  count: number,
  fullScale: number,
  frame: number,
  firstKey: number,
  secondKey: number,
) => void;

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

/** @returns a function from planes of samples to planes of whole numbers, all by address */
function createRounding(
  { arena, functions }: Kernels,
  options: QuantiserOptions & { readonly fullScale: number },
): (planes: readonly number[], frames: number) => readonly number[] {
  const { channels, blockFrames, dither, seed, fullScale: scale } = options;
  const plain = functions['quantisePlain'] as Plain;
  const tpdf = functions['quantiseTpdf'] as Tpdf;
  const wholes = Array.from({ length: channels }, () => arena.i32(blockFrames + 3).pointer);
  const keys = wholes.map((_, channel) => ditherKeys(seed, channel));
  let frame = 0;
  return (planes, frames) => {
    wholes.forEach((whole, channel) => {
      const { first, second } = keys[channel]!;
      if (dither === 'none') plain(planes[channel]!, whole, frames, scale);
      else tpdf(planes[channel]!, whole, frames, scale, frame, first, second);
    });
    frame = (frame + frames) | 0;
    return wholes;
  };
}

/** Two numbers that have every bit of the seed and the channel in each of their bits. */
function ditherKeys(seed: number, channel: number): { first: number; second: number } {
  return { first: spread(seed, 2 * channel), second: spread(seed, 2 * channel + 1) };
}

function spread(seed: number, index: number): number {
  let bits = (seed ^ Math.imul(index + 1, 0x9e3779b1)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae3d);
  return bits ^ (bits >>> 16);
}
