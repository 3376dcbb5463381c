import { highest, phasePairAndMiddle, twoPhasePairs } from './interpolate';
import { PeakSearch } from './true-peak';

/** Frames in one value of the limiter's gain, and in one of `scanPeaks`. */
const hopFrames = 8;
const runFrames = 32;
const runHops = runFrames / hopFrames;

/**
 * The magnitude that peaks must pass to matter, for each of `runs` runs of 32 frames: the aim, or
 * the lower of the highest samples within `reachRuns` before and after, if that is more. Every
 * window of the law that holds a peak of the run holds one of those two samples.
 * Counts in fours: up to three more are read and written.
 * @param left magnitudes from `scanPeaks`; `reachRuns` of them lie before and behind the `runs`
 * @param right the other channel's, or the same
 */
export function limiterThresholds(
  left: usize,
  right: usize,
  thresholds: usize,
  runs: i32,
  reachRuns: i32,
  aim: f32,
): void {
  const reach = <usize>reachRuns << 2;
  for (const end = thresholds + (<usize>runs << 2); thresholds < end; thresholds += 16) {
    let before = f32x4.splat(0);
    let after = f32x4.splat(0);
    for (let at: usize = 0; at < reach; at += 4) {
      const past = f32x4.pmax(v128.load(left + at), v128.load(right + at));
      const next = at + reach;
      const future = f32x4.pmax(v128.load(left + next, 4), v128.load(right + next, 4));
      before = f32x4.pmax(before, past);
      after = f32x4.pmax(after, future);
    }
    v128.store(thresholds, f32x4.pmax(f32x4.splat(aim), f32x4.pmin(before, after)));
    left += 16;
    right += 16;
  }
}

/**
 * Raises each of `peaks`, one per 8 frames, to the highest magnitude of one channel's samples
 * there where they pass the aim, and of its points between samples where these pass the run's
 * threshold. Where `scanPeaks`'s bound shows that they do not, they are not computed.
 * @param x f32 frames; 32 to either side are read as well
 * @param magnitudes from `scanPeaks`, as `differences`, the first of the 32 frames before `x`
 */
export function limiterPeaks(
  search: usize,
  x: usize,
  runs: i32,
  magnitudes: usize,
  differences: usize,
  thresholds: usize,
  aim: f32,
  peaks: usize,
): void {
  const by = changetype<PeakSearch>(search);
  for (let run = 0; run < runs; run++) {
    const own = load<f32>(magnitudes, 4);
    if (own > aim) raiseBySamples(x, peaks);
    const near = larger(own, abs(load<f32>(x, runFrames << 2)));
    const bend = highestOfThree(differences);
    const long = near * by.longGain + bend * by.longBend;
    const itu = near * by.ituGain + bend * by.ituBend;
    const threshold = load<f32>(thresholds);
    if (larger(long, itu) > threshold) {
      for (let hop = 0; hop < runHops; hop++) {
        raiseByPoints(by, x + ((hop * hopFrames) << 2), bend, threshold, peaks + (hop << 2));
      }
    }
    x += runFrames << 2;
    magnitudes += 4;
    differences += 4;
    thresholds += 4;
    peaks += runHops << 2;
  }
}

function raiseBySamples(x: usize, peaks: usize): void {
  for (const end = peaks + (runHops << 2); peaks < end; peaks += 4, x += hopFrames << 2) {
    const first = f32x4.abs(v128.load(x));
    const second = f32x4.abs(v128.load(x, 16));
    store<f32>(peaks, higher(load<f32>(peaks), f32x4.pmax(first, second)));
  }
}

function raiseByPoints(
  by: PeakSearch,
  x: usize,
  bend: f32,
  threshold: f32,
  pointer: usize,
): void {
  const least = larger(load<f32>(pointer), threshold);
  let peak = least;
  for (const end = x + (hopFrames << 2); x < end; x += 16) {
    const ends = f32x4.pmax(f32x4.abs(v128.load(x)), f32x4.abs(v128.load(x, 4)));
    if (passes(ends, by.ituGain, by.ituBend * bend, peak)) {
      peak = higher(peak, twoPhasePairs(x, by.ituHalf, by.ituTaps));
    }
    if (!passes(ends, by.longGain, by.longBend * bend, peak)) continue;
    const quarters = phasePairAndMiddle(x, by.longHalf, by.quarterTaps);
    peak = higher(peak, quarters);
    if (!passes(f32x4.pmax(ends, quarters), by.quarterGain, by.quarterBend * bend, peak)) continue;
    peak = higher(peak, twoPhasePairs(x, by.longHalf, by.betweenTaps));
  }
  if (peak > least) store<f32>(pointer, peak);
}

/** Whether a point between such ends may pass `peak`. */
// @ts-ignore: decorator
@inline
function passes(ends: v128, gain: f32, reach: f32, peak: f32): bool {
  const most = f32x4.add(f32x4.mul(ends, f32x4.splat(gain)), f32x4.splat(reach));
  return v128.any_true(f32x4.gt(most, f32x4.splat(peak)));
}

// @ts-ignore: decorator
@inline
function higher(peak: f32, lanes: v128): f32 {
  return larger(peak, highest(lanes));
}

/** Math.max keeps a NaN and costs more; there is none here. */
// @ts-ignore: decorator
@inline
function larger(a: f32, b: f32): f32 {
  return a > b ? a : b;
}

// @ts-ignore: decorator
@inline
function highestOfThree(values: usize): f32 {
  return larger(larger(load<f32>(values), load<f32>(values, 4)), load<f32>(values, 8));
}
