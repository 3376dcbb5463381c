import { highest } from './interpolate';
import { segmentLength } from './segments';

/**
 * Sums and peaks of consecutive segments of a pair of planes, four frames at a time: lane i of every
 * sum takes the frames i, i + 4, i + 8 … of its segment, however blocks cut it.
 *
 * Squares of left + right and left − right are summed for themselves, because the difference of two
 * big sums would drown a faint side in rounding: Σ left·right is a quarter of their difference.
 */

/** What a meter of the wave is at; laid out by the host. */
@unmanaged
class Wave {
  rate: f64;
  /** Frames so far, and Σ left, Σ right over the track. */
  frames: f64;
  leftTotal: f64;
  rightTotal: f64;
  /** First and last frames over either of two levels; −1 for none yet. */
  soundingFirst: f64;
  soundingLast: f64;
  nonZeroFirst: f64;
  nonZeroLast: f64;
  /** Samples over this sound. */
  soundingLevel: f32;
  isStereo: i32;
  /** The segment being summed, its frames, and how many of them are summed. */
  index: i32;
  length: i32;
  done: i32;
  /** Ten vectors of its sums and extremes. */
  lanes: usize;
  /** Columns of frames, mean squares and peaks, and how many rows are filled. */
  segmentFrames: usize;
  left: usize;
  right: usize;
  mid: usize;
  side: usize;
  leftPeak: usize;
  rightPeak: usize;
  count: i32;
}

/**
 * Sums frames, and adds a row for each 10 ms they complete. Reads up to three frames before the
 * first and past the last.
 * @returns rows filled
 */
export function waveSegments(wave: usize, left: usize, right: usize, frames: i32): i32 {
  const by = changetype<Wave>(wave);
  widenRanges(by, left, right, frames);
  by.frames += <f64>frames;
  while (frames > 0) {
    const run = min(frames, by.length - by.done);
    // Lanes keep their place in the segment: the planes are read from where its fours begin.
    const lead = by.done & 3;
    const back = <usize>lead << 2;
    sumFrames(by.lanes, left - back, right - back, lead, lead + run);
    by.done += run;
    left += <usize>run << 2;
    right += <usize>run << 2;
    frames -= run;
    if (by.done == by.length) closeRow(by);
  }
  return by.count;
}

/** Adds a row of what there is of the last segment. @returns rows filled */
export function closeWave(wave: usize): i32 {
  const by = changetype<Wave>(wave);
  if (by.done > 0) {
    by.length = by.done;
    closeRow(by);
  }
  return by.count;
}

/** Sums the frames from `from` to `to`, `from` being less than 4. */
function sumFrames(lanes: usize, left: usize, right: usize, from: i32, to: i32): void {
  let leftSum = v128.load(lanes);
  let rightSum = v128.load(lanes, 16);
  let leftSquares = v128.load(lanes, 32);
  let rightSquares = v128.load(lanes, 48);
  let addedSquares = v128.load(lanes, 64);
  let differenceSquares = v128.load(lanes, 80);
  let leftMost = v128.load(lanes, 96);
  let leftLeast = v128.load(lanes, 112);
  let rightMost = v128.load(lanes, 128);
  let rightLeast = v128.load(lanes, 144);
  for (let at = 0; at < to; at += 4, left += 16, right += 16) {
    let l = v128.load(left);
    let r = v128.load(right);
    if (at < from || at + 4 > to) {
      const lane = i32x4.add(i32x4.splat(at), i32x4(0, 1, 2, 3));
      const isNotBefore = i32x4.ge_s(lane, i32x4.splat(from));
      const inside = v128.and(isNotBefore, i32x4.lt_s(lane, i32x4.splat(to)));
      l = v128.and(l, inside);
      r = v128.and(r, inside);
    }
    const added = f32x4.add(l, r);
    const difference = f32x4.sub(l, r);
    leftSum = f32x4.add(leftSum, l);
    rightSum = f32x4.add(rightSum, r);
    leftSquares = f32x4.add(leftSquares, f32x4.mul(l, l));
    rightSquares = f32x4.add(rightSquares, f32x4.mul(r, r));
    addedSquares = f32x4.add(addedSquares, f32x4.mul(added, added));
    differenceSquares = f32x4.add(differenceSquares, f32x4.mul(difference, difference));
    // Two bounds are cheaper than one of magnitudes: engines rebuild the mask of abs each time.
    leftMost = f32x4.pmax(leftMost, l);
    leftLeast = f32x4.pmin(leftLeast, l);
    rightMost = f32x4.pmax(rightMost, r);
    rightLeast = f32x4.pmin(rightLeast, r);
  }
  v128.store(lanes, leftSum);
  v128.store(lanes, rightSum, 16);
  v128.store(lanes, leftSquares, 32);
  v128.store(lanes, rightSquares, 48);
  v128.store(lanes, addedSquares, 64);
  v128.store(lanes, differenceSquares, 80);
  v128.store(lanes, leftMost, 96);
  v128.store(lanes, leftLeast, 112);
  v128.store(lanes, rightMost, 128);
  v128.store(lanes, rightLeast, 144);
}

function closeRow(by: Wave): void {
  const lanes = by.lanes;
  const perFrame = 1.0 / <f64>by.length;
  const at = <usize>by.count << 2;
  by.count++;
  const second: f64 = by.isStereo ? 1 : 0;
  by.leftTotal += laneSum(v128.load(lanes));
  by.rightTotal += laneSum(v128.load(lanes, 16));
  store<i32>(by.segmentFrames + at, by.length);
  store<f32>(by.left + at, <f32>(laneSum(v128.load(lanes, 32)) * perFrame));
  store<f32>(by.right + at, <f32>(laneSum(v128.load(lanes, 48)) * perFrame * second));
  store<f32>(by.mid + at, <f32>(0.25 * laneSum(v128.load(lanes, 64)) * perFrame));
  store<f32>(by.side + at, <f32>(0.25 * laneSum(v128.load(lanes, 80)) * perFrame));
  const leftPeak = highest(f32x4.pmax(v128.load(lanes, 96), f32x4.neg(v128.load(lanes, 112))));
  const rightPeak = highest(f32x4.pmax(v128.load(lanes, 128), f32x4.neg(v128.load(lanes, 144))));
  store<f32>(by.leftPeak + at, leftPeak);
  store<f32>(by.rightPeak + at, by.isStereo ? rightPeak : 0);
  memory.fill(lanes, 0, 160);
  by.index++;
  by.length = segmentLength(by.index, by.rate);
  by.done = 0;
}

// @ts-ignore: decorator
@inline
function laneSum(lanes: v128): f64 {
  return (
    <f64>f32x4.extract_lane(lanes, 0) +
    <f64>f32x4.extract_lane(lanes, 1) +
    (<f64>f32x4.extract_lane(lanes, 2) + <f64>f32x4.extract_lane(lanes, 3))
  );
}

/** Loud frames end both searches at once; only silence is looked through. */
function widenRanges(by: Wave, left: usize, right: usize, frames: i32): void {
  const nonZeroLast = lastOver(left, right, frames, 0);
  if (nonZeroLast < 0) return;
  by.nonZeroLast = by.frames + <f64>nonZeroLast;
  if (by.nonZeroFirst < 0) by.nonZeroFirst = by.frames + <f64>firstOver(left, right, frames, 0);
  const soundingLast = lastOver(left, right, nonZeroLast + 1, by.soundingLevel);
  if (soundingLast < 0) return;
  by.soundingLast = by.frames + <f64>soundingLast;
  if (by.soundingFirst < 0) {
    by.soundingFirst = by.frames + <f64>firstOver(left, right, frames, by.soundingLevel);
  }
}

/** The first frame in which either sample is over `level`; there is one. */
function firstOver(left: usize, right: usize, frames: i32, level: f32): i32 {
  let at = 0;
  while (at + 4 <= frames && !overs(left, right, at, level)) at += 4;
  while (!isOver(left, right, at, level)) at++;
  return at;
}

/** The last such frame; −1 when there is none. */
function lastOver(left: usize, right: usize, frames: i32, level: f32): i32 {
  let at = frames - 4;
  while (at >= 0 && !overs(left, right, at, level)) at -= 4;
  at += 3;
  while (at >= 0 && !isOver(left, right, at, level)) at--;
  return at;
}

/** Whether any of the four frames from `at` is over `level`. */
// @ts-ignore: decorator
@inline
function overs(left: usize, right: usize, at: i32, level: f32): bool {
  const offset = <usize>at << 2;
  const l = f32x4.abs(v128.load(left + offset));
  const r = f32x4.abs(v128.load(right + offset));
  return v128.any_true(f32x4.gt(f32x4.pmax(l, r), f32x4.splat(level)));
}

// @ts-ignore: decorator
@inline
function isOver(left: usize, right: usize, at: i32, level: f32): bool {
  const offset = <usize>at << 2;
  return abs(load<f32>(left + offset)) > level || abs(load<f32>(right + offset)) > level;
}

/** Shifts the last `capacity` frames of a track on by those of a plane. */
export function keepLast(plane: usize, frames: i32, kept: usize, capacity: i32): void {
  const fresh = min(frames, capacity);
  const stay = <usize>(capacity - fresh) << 2;
  memory.copy(kept, kept + (<usize>fresh << 2), stay);
  memory.copy(kept + stay, plane + (<usize>(frames - fresh) << 2), <usize>fresh << 2);
}
