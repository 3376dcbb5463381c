import type { StereoBuffer } from '../mix/stereo-buffer.js';

/** State matrix of the low-pass: what low and band become of low, band and input. */
export interface LowPass {
  readonly lowOfLow: number;
  readonly lowOfBand: number;
  readonly lowOfInput: number;
  readonly bandOfBand: number;
}

/**
 * Simper's trapezoidal state-variable filter (2011), multiplied out. Low-pass output is the mean of
 * the state before and after; band of input is low of band, and band of low its negative.
 */
export function lowPassOf(g: number, q: number): LowPass {
  const a1 = 1 / (1 + g * (g + 1 / q));
  const a2 = g * a1;
  const a3 = g * a2;
  return { lowOfLow: 1 - 2 * a3, lowOfBand: 2 * a2, lowOfInput: 2 * a3, bandOfBand: 2 * a1 - 1 };
}

export interface LowPassState {
  lowFirst: number;
  bandFirst: number;
  lowSecond: number;
  bandSecond: number;
}

/** The level of one step, gliding; each side hears its own and some of the other's. */
export interface Gliding {
  readonly frame: number;
  readonly before: number;
  readonly after: number;
  readonly near: number;
  readonly far: number;
}

/** Filters one step of a note and adds it to both sides alike. */
export function addFilteredMono(
  stem: StereoBuffer,
  samples: Float64Array,
  state: LowPassState,
  { lowOfLow, lowOfBand, lowOfInput, bandOfBand }: LowPass,
  { frame, before, after }: Gliding,
): void {
  const { left, right } = stem;
  const frames = Math.min(samples.length, left.length - frame);
  const slope = (after - before) / samples.length;
  let gain = before;
  let low = state.lowFirst;
  let band = state.bandFirst;
  for (let i = 0; i < frames; i++) {
    const x = samples[i]!;
    const lowNext = lowOfLow * low + (lowOfBand * band + lowOfInput * x);
    band = bandOfBand * band + lowOfBand * (x - low);
    gain += slope;
    const value = gain * 0.5 * (low + lowNext);
    low = lowNext;
    left[frame + i] = left[frame + i]! + value;
    right[frame + i] = right[frame + i]! + value;
  }
  state.lowFirst = low;
  state.bandFirst = band;
}

/** The same for two sides; in one loop: neither waits for the other, so that the pair costs hardly more than one. */
export function addFilteredStereo(
  stem: StereoBuffer,
  { first, second }: { readonly first: Float64Array; readonly second: Float64Array },
  state: LowPassState,
  { lowOfLow, lowOfBand, lowOfInput, bandOfBand }: LowPass,
  { frame, before, after, near, far }: Gliding,
): void {
  const { left, right } = stem;
  const frames = Math.min(first.length, left.length - frame);
  const slope = (after - before) / first.length;
  let gain = before;
  let { lowFirst, bandFirst, lowSecond, bandSecond } = state;
  for (let i = 0; i < frames; i++) {
    const x = first[i]!;
    const y = second[i]!;
    const firstNext = lowOfLow * lowFirst + (lowOfBand * bandFirst + lowOfInput * x);
    const secondNext = lowOfLow * lowSecond + (lowOfBand * bandSecond + lowOfInput * y);
    bandFirst = bandOfBand * bandFirst + lowOfBand * (x - lowFirst);
    bandSecond = bandOfBand * bandSecond + lowOfBand * (y - lowSecond);
    gain += slope;
    const here = gain * 0.5 * (lowFirst + firstNext);
    const there = gain * 0.5 * (lowSecond + secondNext);
    lowFirst = firstNext;
    lowSecond = secondNext;
    left[frame + i] = left[frame + i]! + (near * here + far * there);
    right[frame + i] = right[frame + i]! + (near * there + far * here);
  }
  state.lowFirst = lowFirst;
  state.bandFirst = bandFirst;
  state.lowSecond = lowSecond;
  state.bandSecond = bandSecond;
}
