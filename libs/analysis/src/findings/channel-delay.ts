import { findingOf } from './finding-of.js';
import type { Detector, ScannedRun } from './scanned-run.js';

const lagSecondsMax = 0.005;
const lagFramesMin = 3;
const windowSeconds = 0.06;
/** Windows are taken this often, at a sharp event, and more rarely after the first of them. */
const everySeconds = 1.3;
const denseWindows = 8;
const rarer = 6;
/** An event is sharp against those before it, which fade from memory within a second or two. */
const sharpShare = 0.5;
const memory = 0.99;
const quietPeak = 0.01;
const coarse = 4;
/** The channels must be this alike at that lag, and this much more than at none (3 dB). */
const likenessMin = 0.6;
const overZeroMin = 1.4125;
const windowsMin = 4;
const agreeShare = 0.8;
/** Of all windows, so many must show it at all. */
const passShare = 0.5;

/**
 * One channel late by up to 5 ms as a whole: the cross-correlation of first differences (so that
 * bass does not decide) peaks at one and the same lag wherever it is looked at.
 */
export function createDelayDetector(format: { readonly sampleRateHz: number }): Detector {
  const { sampleRateHz } = format;
  const length = coarse * Math.round((windowSeconds * sampleRateHz) / coarse);
  const lags: { lag: number; passes: boolean }[] = [];
  const left = new Float32Array(length + 1);
  const right = new Float32Array(length + 1);
  let taken = 0;
  let sharpest = 0;
  let nextFrame = length;

  return {
    take(run) {
      const end = run.firstFrame + run.frames;
      const bend = Math.max(run.channels[0]!.bend, run.channels[1]!.bend);
      const isSharp = bend >= sharpShare * sharpest;
      sharpest = Math.max(bend, memory * sharpest);
      if (end < nextFrame || !isSharp) return;
      if (Math.max(run.channels[0]!.peak, run.channels[1]!.peak) < quietPeak) return;
      read(run, end - length - 1, left, right);
      lags.push(likeliestLag(left, right, Math.round(lagSecondsMax * sampleRateHz)));
      taken++;
      nextFrame = end + sampleRateHz * everySeconds * (taken < denseWindows ? 1 : rarer);
    },
    finish() {
      const passing = lags.filter(({ passes }) => passes);
      if (passing.length < windowsMin || passing.length < passShare * lags.length) return [];
      const sorted = passing.map(({ lag }) => lag).sort((a, b) => a - b);
      const lag = sorted[sorted.length >> 1]!;
      const agreeing = sorted.filter((other) => Math.abs(other - lag) <= 1).length;
      if (Math.abs(lag) < lagFramesMin || agreeing < agreeShare * passing.length) return [];
      return [
        findingOf({
          code: 'delay',
          severity: 'warning',
          value: (1000 * Math.abs(lag)) / sampleRateHz,
          threshold: (1000 * lagFramesMin) / sampleRateHz,
          unit: 'ms',
          places: [],
          channel: lag > 0 ? 'right' : 'left',
          fixable: 'mix',
        }),
      ];
    },
  };
}

function read(run: ScannedRun, from: number, left: Float32Array, right: Float32Array): void {
  run.copy({ channel: 0, fromFrame: from }, left);
  run.copy({ channel: 1, fromFrame: from }, right);
}

/** Positive: the right channel comes later. The lag of a window that does not pass is not sought. */
function likeliestLag(
  left: Float32Array,
  right: Float32Array,
  lagMax: number,
): { lag: number; passes: boolean } {
  const size = left.length - 1;
  const [a, b] = [thinned(left, size), thinned(right, size)];
  for (const samples of [a, b, left, right]) difference(samples);
  const atZero = Math.abs(product(left, right, size, 0));
  const scale = Math.sqrt(product(left, left, size, 0) * product(right, right, size, 0));
  // No lag is more alike than wholly (Cauchy and Schwarz), which spares most music the search.
  if (!(scale > 0) || overZeroMin * atZero > scale) return { lag: 0, passes: false };
  let rough = 0;
  let roughValue = -Infinity;
  for (let lag = -Math.ceil(lagMax / coarse); lag <= Math.ceil(lagMax / coarse); lag++) {
    const value = Math.abs(product(a, b, a.length, lag));
    if (value > roughValue) [rough, roughValue] = [lag, value];
  }
  let best = 0;
  let bestValue = -Infinity;
  for (let lag = coarse * (rough - 1) - 1; lag <= coarse * (rough + 1) + 1; lag++) {
    if (Math.abs(lag) > lagMax) continue;
    const value = Math.abs(product(left, right, size, lag));
    if (value > bestValue) [best, bestValue] = [lag, value];
  }
  return {
    lag: best,
    passes: bestValue >= likenessMin * scale && bestValue >= overZeroMin * atZero,
  };
}

function thinned(x: Float32Array, size: number): Float32Array {
  const sums = new Float32Array(Math.floor(size / coarse));
  for (let i = 0, n = 0; i < sums.length; i++, n += coarse) {
    sums[i] = x[n]! + x[n + 1]! + x[n + 2]! + x[n + 3]!;
  }
  return sums;
}

/** In place: each sample becomes its distance to the next, and the last 0. */
function difference(x: Float32Array): void {
  for (let n = 0; n < x.length - 1; n++) x[n] = x[n + 1]! - x[n]!;
  x[x.length - 1] = 0;
}

/** Σ a[n]·b[n + lag]. */
function product(a: Float32Array, b: Float32Array, size: number, lag: number): number {
  let sum = 0;
  const last = Math.min(size, size - lag);
  for (let n = Math.max(0, -lag); n < last; n++) sum += a[n]! * b[n + lag]!;
  return sum;
}
