import type { Kernels } from './kernels.js';
import { designNoiseShaper, noiseShaperOrder } from './noise-shaper.js';
import type { QuantiserOptions } from './quantise.js';

type Plain = (input: number, output: number, count: number, fullScale: number) => void;
type DitherWords = (
  output: number,
  count: number,
  frame: number,
  firstKey: number,
  secondKey: number,
) => void;
type Shaped = (
  left: number,
  right: number,
  outLeft: number,
  outRight: number,
  frames: number,
  fullScale: number,
  coefficients: number,
  state: number,
) => void;

type Rounding = (planes: readonly number[], wholes: readonly number[], frames: number) => void;

/** @returns a function from planes of samples to planes of whole numbers, all by address */
export function createRounding(
  kernels: Kernels,
  options: QuantiserOptions & { readonly fullScale: number },
): (planes: readonly number[], frames: number) => readonly number[] {
  const { arena, functions } = kernels;
  const { channels, blockFrames, dither, seed, fullScale: scale } = options;
  const wholes = Array.from({ length: channels }, () => arena.i32(blockFrames + 3).pointer);
  if (dither === 'none') {
    const plain = functions['quantisePlain'] as Plain;
    return (planes, frames) => {
      wholes.forEach((whole, channel) => plain(planes[channel]!, whole, frames, scale));
      return wholes;
    };
  }
  const ditherWords = functions['ditherWords'] as DitherWords;
  const round = (dither === 'tpdf' ? createPlainDither : createShapedDither)(kernels, options);
  const keys = wholes.map((_, channel) => ditherKeys(seed, channel));
  let frame = 0;
  return (planes, frames) => {
    wholes.forEach((whole, channel) => {
      const { first, second } = keys[channel]!;
      ditherWords(whole, frames, frame, first, second);
    });
    round(planes, wholes, frames);
    frame = (frame + frames) | 0;
    return wholes;
  };
}

function createPlainDither(
  { functions }: Kernels,
  { fullScale: scale }: { readonly fullScale: number },
): Rounding {
  const dithered = functions['quantiseDithered'] as Plain;
  return (planes, wholes, frames) =>
    wholes.forEach((whole, channel) => dithered(planes[channel]!, whole, frames, scale));
}

function createShapedDither(
  { arena, functions }: Kernels,
  options: { readonly fullScale: number; readonly sampleRateHz?: number },
): Rounding {
  const { fullScale: scale, sampleRateHz } = options;
  if (sampleRateHz === undefined) throw new RangeError('dither is shaped for a sample rate');
  const shaped = functions['quantiseShaped'] as Shaped;
  const coefficients = arena.f64(2 * noiseShaperOrder);
  designNoiseShaper(sampleRateHz).forEach((tap, k) =>
    coefficients.view.fill(tap, 2 * k, 2 * k + 2),
  );
  const state = arena.f64(2 * noiseShaperOrder);
  return ([left, right = left], [outLeft, outRight = outLeft], frames) =>
    shaped(left!, right!, outLeft!, outRight!, frames, scale, coefficients.pointer, state.pointer);
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
