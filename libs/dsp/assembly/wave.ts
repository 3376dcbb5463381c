import { highest } from './interpolate';

/**
 * Sums and peaks of consecutive segments of a pair of planes, four frames at a time: lane i of every
 * sum takes the frames i, i + 4, i + 8 … of its segment. Reads up to three frames past the last.
 *
 * Squares of left + right and left − right are summed for themselves, because the difference of two
 * big sums would drown a faint side in rounding: Σ left·right is a quarter of their difference.
 *
 * lengths: frames of each segment, as i32.
 * rows: per segment Σl, Σr, Σl², Σr², Σ(l + r)², Σ(l − r)², max |l|, max |r|, as f64.
 */
export function waveSums(left: usize, right: usize, lengths: usize, count: i32, rows: usize): void {
  for (let i = 0; i < count; i++, lengths += 4, rows += 64) {
    const frames = load<i32>(lengths);
    sumSegment(left, right, frames, rows);
    left += <usize>frames << 2;
    right += <usize>frames << 2;
  }
}

function sumSegment(left: usize, right: usize, frames: i32, sums: usize): void {
  let leftSum = f32x4.splat(0);
  let rightSum = f32x4.splat(0);
  let leftSquares = f32x4.splat(0);
  let rightSquares = f32x4.splat(0);
  let addedSquares = f32x4.splat(0);
  let differenceSquares = f32x4.splat(0);
  let leftMost = f32x4.splat(0);
  let leftLeast = f32x4.splat(0);
  let rightMost = f32x4.splat(0);
  let rightLeast = f32x4.splat(0);
  for (let remaining = frames; remaining > 0; remaining -= 4, left += 16, right += 16) {
    let l = v128.load(left);
    let r = v128.load(right);
    if (remaining < 4) {
      const inside = i32x4.gt_s(i32x4.splat(remaining), i32x4(0, 1, 2, 3));
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
  store<f64>(sums, laneSum(leftSum));
  store<f64>(sums, laneSum(rightSum), 8);
  store<f64>(sums, laneSum(leftSquares), 16);
  store<f64>(sums, laneSum(rightSquares), 24);
  store<f64>(sums, laneSum(addedSquares), 32);
  store<f64>(sums, laneSum(differenceSquares), 40);
  store<f64>(sums, highest(f32x4.pmax(leftMost, f32x4.neg(leftLeast))), 48);
  store<f64>(sums, highest(f32x4.pmax(rightMost, f32x4.neg(rightLeast))), 56);
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
