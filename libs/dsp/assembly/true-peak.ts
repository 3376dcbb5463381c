import { highest, phasePairAndMiddle, twoPhasePairs } from './interpolate';

/**
 * Oversampled peaks, exact, for the price of a glance at most of the signal.
 *
 * Between x[n] and x[n+1] an interpolator strays from the straight line by no more than
 * `bend` · max |x[k−1] − 2x[k] + x[k+1]| over its support, where `bend` is the sum of magnitudes
 * of its taps less the line's, summed twice (the host derives it with the taps). So
 *   |y| ≤ gain · max(|x[n]|, |x[n+1]|) + bend · (highest second difference nearby),
 * and where that can't pass the highest peak so far, nothing need be computed. Music is smooth at
 * its peaks, which makes this far tighter than the filter's L1 norm times the highest sample.
 *
 * Maxima are kept per 32 frames; peaks are sought per 64, within reach of 32 frames either side.
 */

/** The interpolators of a search, and how far their points stray; laid out by the host. */
@unmanaged
export class PeakSearch {
  /** The long one's points, off the line between samples and off that between quarters. */
  longGain: f32;
  longBend: f32;
  quarterGain: f32;
  quarterBend: f32;
  /** Half the taps of a phase. */
  longHalf: i32;
  /** One pack for `phasePairAndMiddle`; then packs for `twoPhasePairs`. */
  quarterTaps: usize;
  betweenTaps: usize;
  betweenPacks: i32;
  ituGain: f32;
  ituBend: f32;
  ituHalf: i32;
  ituTaps: usize;
}

/** Highest magnitudes so far. The host reads it. */
@unmanaged
export class Peaks {
  exact: f32;
  /** Frame of the exact peak from `x`; untouched while the peak stands. */
  exactFrame: i32;
  itu: f32;
  sample: f32;
}

/**
 * Per 32 frames from `x`: the highest magnitude, and the highest second difference.
 * Reads one frame before and up to four after the last.
 */
export function scanPeaks(x: usize, count: i32, magnitudes: usize, differences: usize): void {
  for (let i = 0; i < count; i++) {
    let magnitude = f32x4.splat(0);
    let difference = f32x4.splat(0);
    for (let v = 0; v < 8; v++) {
      const here = v128.load(x);
      const sides = f32x4.add(v128.load(x - 4), v128.load(x, 4));
      const bend = f32x4.abs(f32x4.sub(sides, f32x4.add(here, here)));
      magnitude = f32x4.pmax(magnitude, f32x4.abs(here));
      difference = f32x4.pmax(difference, bend);
      x += 16;
    }
    store<f32>(magnitudes, highest(magnitude));
    store<f32>(differences, highest(difference));
    magnitudes += 4;
    differences += 4;
  }
}

/** Copies `count` samples, rounded up to 4, from a plane of f64 to one of f32. */
export function narrowPlane(input: usize, output: usize, count: i32): void {
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    const first = f32x4.demote_f64x2_zero(v128.load(input));
    const second = f32x4.demote_f64x2_zero(v128.load(input, 16));
    v128.store(output, v128.shuffle<i32>(first, second, 0, 1, 4, 5));
  }
}

/**
 * Raises peaks by the samples of `groups` groups of 64 frames. Samples are themselves points of the
 * 16× grid, and cheap: knowing those of all channels first spares the most work.
 * @param magnitudes from `scanPeaks`, the first of the 32 frames before `x`
 */
export function meterSamples(peaks: usize, x: usize, groups: i32, magnitudes: usize): void {
  const highestSoFar = changetype<Peaks>(peaks);
  let value = highestSoFar.sample;
  let at = -1;
  for (let i = 0; i < groups << 1; i++) {
    const magnitude = load<f32>(magnitudes + (<usize>i << 2), 4);
    if (magnitude > value) {
      value = magnitude;
      at = i;
    }
  }
  if (at < 0) return;
  highestSoFar.sample = value;
  if (value <= highestSoFar.exact) return;
  let frame = at << 5;
  while (abs(load<f32>(x + (<usize>frame << 2))) < value) frame++;
  highestSoFar.exact = value;
  highestSoFar.exactFrame = frame;
}

/**
 * Raises peaks by the points between the samples of `groups` groups of 64 frames.
 * @param magnitudes from `scanPeaks`, as `differences`, the first of the 32 frames before `x`
 */
export function meterPeaks(
  peaks: usize,
  search: usize,
  x: usize,
  groups: i32,
  magnitudes: usize,
  differences: usize,
): void {
  const highestSoFar = changetype<Peaks>(peaks);
  const by = changetype<PeakSearch>(search);
  for (let g = 0; g < groups; g++) {
    const near = nearby(x, magnitudes);
    const bend = highest(v128.load(differences));
    if (near * by.longGain + bend * by.longBend > highestSoFar.exact) {
      searchExact(highestSoFar, by, x, bend, g << 6);
    }
    if (near * by.ituGain + bend * by.ituBend > highestSoFar.itu) {
      highestSoFar.itu = searchItu(highestSoFar.itu, by, x, bend);
    }
    x += 256;
    magnitudes += 8;
    differences += 8;
  }
}

/** Raises each of `peaks`, one per 64 frames, by the samples there. */
export function hopSamples(peaks: usize, hops: i32, magnitudes: usize): void {
  for (let h = 0; h < hops; h++) {
    const own = ownSamples(magnitudes);
    if (own > load<f32>(peaks)) store<f32>(peaks, own);
    peaks += 4;
    magnitudes += 8;
  }
}

/**
 * Raises each of `peaks`, one per 64 frames, to the highest point there, by either interpolator.
 * Where no point passes `floor`, samples have to do.
 */
export function hopPeaks(
  peaks: usize,
  search: usize,
  x: usize,
  hops: i32,
  magnitudes: usize,
  differences: usize,
  floor: f32,
): void {
  const by = changetype<PeakSearch>(search);
  const gain = max(by.longGain, by.ituGain);
  const stray = max(by.longBend, by.ituBend);
  for (let h = 0; h < hops; h++) {
    const bend = highest(v128.load(differences));
    const most = gain * nearby(x, magnitudes) + stray * bend;
    const peak = load<f32>(peaks);
    if (most > peak && most > floor) {
      store<f32>(peaks, searchItu(searchLong(peak, by, x, bend), by, x, bend));
    }
    peaks += 4;
    x += 256;
    magnitudes += 8;
    differences += 8;
  }
}

/** Highest sample of a group. */
// @ts-ignore: decorator
@inline
function ownSamples(magnitudes: usize): f32 {
  const first = load<f32>(magnitudes, 4);
  const second = load<f32>(magnitudes, 8);
  return first > second ? first : second;
}

/** Highest sample of a group or just behind it. */
// @ts-ignore: decorator
@inline
function nearby(x: usize, magnitudes: usize): f32 {
  const own = ownSamples(magnitudes);
  const next = abs(load<f32>(x, 256));
  return own > next ? own : next;
}

/** max(|x[n]|, |x[n+1]|). */
// @ts-ignore: decorator
@inline
function ends(x: usize): v128 {
  return f32x4.pmax(f32x4.abs(v128.load(x)), f32x4.abs(v128.load(x, 4)));
}

/** Whether a point between such ends may pass `peak`. */
// @ts-ignore: decorator
@inline
function passes(lineEnds: v128, gain: f32, reach: f32, peak: f32): bool {
  const most = f32x4.add(f32x4.mul(lineEnds, f32x4.splat(gain)), f32x4.splat(reach));
  return v128.any_true(f32x4.gt(most, f32x4.splat(peak)));
}

/** All points of the long interpolator in 64 frames, and where the highest lies. */
function searchExact(peaks: Peaks, by: PeakSearch, x: usize, bend: f32, frame: i32): void {
  for (const end = frame + 64; frame < end; frame += 4, x += 16) {
    const near = ends(x);
    if (!passes(near, by.longGain, by.longBend * bend, peaks.exact)) continue;
    const quarters = phasePairAndMiddle(x, by.longHalf, by.quarterTaps);
    raise(peaks, quarters, frame);
    const line = f32x4.pmax(near, quarters);
    if (!passes(line, by.quarterGain, by.quarterBend * bend, peaks.exact)) continue;
    for (let pack = 0; pack < by.betweenPacks; pack++) {
      const taps = by.betweenTaps + (<usize>(pack * by.longHalf) << 4);
      raise(peaks, twoPhasePairs(x, by.longHalf, taps), frame);
    }
  }
}

function raise(peaks: Peaks, points: v128, frame: i32): void {
  const value = highest(points);
  if (value <= peaks.exact) return;
  peaks.exact = value;
  peaks.exactFrame = frame + ctz(i32x4.bitmask(f32x4.eq(points, f32x4.splat(value))));
}

/** @returns the highest point of the long interpolator in 64 frames, or `peak` */
function searchLong(peak: f32, by: PeakSearch, x: usize, bend: f32): f32 {
  for (const end = x + 256; x < end; x += 16) {
    const near = ends(x);
    if (!passes(near, by.longGain, by.longBend * bend, peak)) continue;
    const quarters = phasePairAndMiddle(x, by.longHalf, by.quarterTaps);
    peak = higher(peak, quarters);
    const line = f32x4.pmax(near, quarters);
    if (!passes(line, by.quarterGain, by.quarterBend * bend, peak)) continue;
    for (let pack = 0; pack < by.betweenPacks; pack++) {
      const taps = by.betweenTaps + (<usize>(pack * by.longHalf) << 4);
      peak = higher(peak, twoPhasePairs(x, by.longHalf, taps));
    }
  }
  return peak;
}

/** @returns the highest point of the ITU interpolator in 64 frames, or `peak` */
function searchItu(peak: f32, by: PeakSearch, x: usize, bend: f32): f32 {
  for (const end = x + 256; x < end; x += 16) {
    if (!passes(ends(x), by.ituGain, by.ituBend * bend, peak)) continue;
    peak = higher(peak, twoPhasePairs(x, by.ituHalf, by.ituTaps));
  }
  return peak;
}

// @ts-ignore: decorator
@inline
function higher(peak: f32, points: v128): f32 {
  const value = highest(points);
  return value > peak ? value : peak;
}
