/**
 * Plain statistics of short groups of frames of a pair of planes, for finding defects. Both planes
 * must be readable two samples before their start.
 *
 * groups: for each, four numbers: highest |x| and Σx, each for left and right.
 * whole: of all groups together five, each for left and right: the highest x and the highest −x (both
 * at least 0), the highest |x[n] − 2x[n−1] + x[n−2]|, Σx², and the lowest of the groups' highest |x|.
 */
export function groupStatistics(
  left: usize, right: usize, groupCount: i32, groupQuads: i32, groups: usize, whole: usize,
): void {
  const zero = f32x4.splat(0);
  let topL = zero;
  let topR = zero;
  let bottomL = zero;
  let bottomR = zero;
  let bendL = zero;
  let bendR = zero;
  let powerL = zero;
  let powerR = zero;
  let quietest = f32x4.splat(f32.MAX_VALUE);
  for (let g = 0; g < groupCount; g++) {
    let highL = zero;
    let highR = zero;
    let lowL = zero;
    let lowR = zero;
    let sumL = zero;
    let sumR = zero;
    for (let q = 0; q < groupQuads; q++) {
      const l = v128.load(left);
      const r = v128.load(right);
      const l1 = v128.load(left - 4);
      const r1 = v128.load(right - 4);
      const l2 = v128.load(left - 8);
      const r2 = v128.load(right - 8);
      highL = f32x4.pmax(highL, l);
      highR = f32x4.pmax(highR, r);
      lowL = f32x4.pmin(lowL, l);
      lowR = f32x4.pmin(lowR, r);
      bendL = f32x4.pmax(bendL, f32x4.abs(f32x4.sub(f32x4.sub(l, l1), f32x4.sub(l1, l2))));
      bendR = f32x4.pmax(bendR, f32x4.abs(f32x4.sub(f32x4.sub(r, r1), f32x4.sub(r1, r2))));
      sumL = f32x4.add(sumL, l);
      sumR = f32x4.add(sumR, r);
      powerL = f32x4.add(powerL, f32x4.mul(l, l));
      powerR = f32x4.add(powerR, f32x4.mul(r, r));
      left += 16;
      right += 16;
    }
    const depthL = f32x4.neg(lowL);
    const depthR = f32x4.neg(lowR);
    const highest = halvesMax(f32x4.pmax(highL, depthL), f32x4.pmax(highR, depthR));
    const summed = halvesSum(sumL, sumR);
    v128.store(groups, v128.shuffle<i32>(highest, summed, 0, 1, 4, 5));
    topL = f32x4.pmax(topL, highL);
    topR = f32x4.pmax(topR, highR);
    bottomL = f32x4.pmax(bottomL, depthL);
    bottomR = f32x4.pmax(bottomR, depthR);
    quietest = f32x4.pmin(quietest, highest);
    groups += 16;
  }
  const tops = halvesMax(topL, topR);
  const bottoms = halvesMax(bottomL, bottomR);
  const bends = halvesMax(bendL, bendR);
  const powers = halvesSum(powerL, powerR);
  v128.store(whole, v128.shuffle<i32>(tops, bottoms, 0, 1, 4, 5));
  v128.store(whole, v128.shuffle<i32>(bends, powers, 0, 1, 4, 5), 16);
  v128.store64_lane(whole, quietest, 0, 32);
}

/** The highest lane of each of two vectors, in the first two lanes. */
// @ts-ignore: decorator
@inline
function halvesMax(a: v128, b: v128): v128 {
  const ab = f32x4.pmax(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
  return f32x4.pmax(v128.shuffle<i32>(ab, ab, 0, 2, 0, 2), v128.shuffle<i32>(ab, ab, 1, 3, 1, 3));
}

// @ts-ignore: decorator
@inline
function halvesSum(a: v128, b: v128): v128 {
  const ab = f32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<i32>(ab, ab, 0, 2, 0, 2), v128.shuffle<i32>(ab, ab, 1, 3, 1, 3));
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
