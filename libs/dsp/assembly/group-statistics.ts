/**
 * Plain statistics of short groups of frames of a pair of planes, for finding defects. Both planes
 * must be readable two samples before their start.
 *
 * groups: for each, eight numbers: highest |x|, highest |x[n] − 2x[n−1] + x[n−2]|, Σx and Σx², each
 * for left and right.
 * whole: the same eight of all groups together, then the lowest of their highest |x|, left and right.
 * difference: Σ(left − right)² over all groups is added to it.
 */
export function groupStatistics(
  left: usize, right: usize, groupCount: i32, groupQuads: i32, groups: usize, whole: usize,
  difference: usize,
): void {
  let apart: f64 = 0;
  let high = f32x4.splat(0);
  let low = f32x4.splat(f32.MAX_VALUE);
  let sums = f32x4.splat(0);
  for (let g = 0; g < groupCount; g++) {
    let highL = f32x4.splat(0);
    let highR = f32x4.splat(0);
    let bendL = f32x4.splat(0);
    let bendR = f32x4.splat(0);
    let sumL = f32x4.splat(0);
    let sumR = f32x4.splat(0);
    let powerL = f32x4.splat(0);
    let powerR = f32x4.splat(0);
    let powerD = f32x4.splat(0);
    for (let q = 0; q < groupQuads; q++) {
      const l = v128.load(left);
      const r = v128.load(right);
      const l1 = v128.load(left - 4);
      const r1 = v128.load(right - 4);
      const l2 = v128.load(left - 8);
      const r2 = v128.load(right - 8);
      highL = f32x4.pmax(highL, f32x4.abs(l));
      highR = f32x4.pmax(highR, f32x4.abs(r));
      bendL = f32x4.pmax(bendL, f32x4.abs(f32x4.sub(f32x4.sub(l, l1), f32x4.sub(l1, l2))));
      bendR = f32x4.pmax(bendR, f32x4.abs(f32x4.sub(f32x4.sub(r, r1), f32x4.sub(r1, r2))));
      sumL = f32x4.add(sumL, l);
      sumR = f32x4.add(sumR, r);
      powerL = f32x4.add(powerL, f32x4.mul(l, l));
      powerR = f32x4.add(powerR, f32x4.mul(r, r));
      const d = f32x4.sub(l, r);
      powerD = f32x4.add(powerD, f32x4.mul(d, d));
      left += 16;
      right += 16;
    }
    const highest = pairMax(highL, highR, bendL, bendR);
    const summed = pairSum(sumL, sumR, powerL, powerR);
    v128.store(groups, highest);
    v128.store(groups, summed, 16);
    high = f32x4.pmax(high, highest);
    low = f32x4.pmin(low, highest);
    sums = f32x4.add(sums, summed);
    const total = f32x4.add(powerD, v128.shuffle<i32>(powerD, powerD, 2, 3, 0, 1));
    apart += <f64>(f32x4.extract_lane(total, 0) + f32x4.extract_lane(total, 1));
    groups += 32;
  }
  v128.store(whole, high);
  v128.store(whole, sums, 16);
  v128.store(whole, low, 32);
  store<f64>(difference, load<f64>(difference) + apart);
}

/** The highest lane of each of four vectors: a transposition by halves. */
// @ts-ignore: decorator
@inline
function pairMax(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.pmax(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.pmax(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7));
  return f32x4.pmax(
    v128.shuffle<i32>(ab, cd, 0, 2, 4, 6),
    v128.shuffle<i32>(ab, cd, 1, 3, 5, 7),
  );
}

// @ts-ignore: decorator
@inline
function pairSum(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7));
  return f32x4.add(
    v128.shuffle<i32>(ab, cd, 0, 2, 4, 6),
    v128.shuffle<i32>(ab, cd, 1, 3, 5, 7),
  );
}

/**
 * Which of a sample's 24 bits are ever set: ORs x·2^23 of `frames` samples (rounded up to four)
 * into the four lanes at `bits`. Samples finer than that set the lowest bit.
 */
export function occupiedBits(plane: usize, frames: i32, bits: usize): void {
  let seen = v128.load(bits);
  const scale = f32x4.splat(8388608.0);
  const lowest = i32x4.splat(1);
  for (let i = 0; i < frames; i += 4) {
    const scaled = f32x4.mul(v128.load(plane), scale);
    const whole = i32x4.trunc_sat_f32x4_s(scaled);
    seen = v128.or(seen, whole);
    const inexact = f32x4.ne(f32x4.convert_i32x4_s(whole), scaled);
    seen = v128.or(seen, v128.and(inexact, lowest));
    plane += 16;
  }
  v128.store(bits, seen);
}
