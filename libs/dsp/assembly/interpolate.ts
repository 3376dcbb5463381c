/**
 * Points between samples. Phases p and L − p of an interpolator are mirror images, so with
 * u = x[n−k] + x[n+1+k] and v = x[n−k] − x[n+1+k] both come from S = Σ (h_k + h_−k)/2 · u and
 * D = Σ (h_k − h_−k)/2 · v as S + D and S − D; the larger magnitude is |S| + |D|.
 *
 * Lanes are four consecutive n. taps: per k from the outermost inward, S and D of one phase pair,
 * then of another. The loop stays rolled: engines spill registers on long straight runs.
 *
 * @returns per lane the highest magnitude over the four phases
 */
export function twoPhasePairs(x: usize, half: i32, taps: usize): v128 {
  let before = x - (<usize>(half - 1) << 2);
  let after = x + (<usize>half << 2);
  let s0 = f32x4.splat(0);
  let d0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let d1 = f32x4.splat(0);
  for (let k = 0; k < half; k++) {
    const a = v128.load(before);
    const b = v128.load(after);
    const u = f32x4.add(a, b);
    const v = f32x4.sub(a, b);
    s0 = f32x4.add(s0, f32x4.mul(u, v128.load_splat<f32>(taps)));
    d0 = f32x4.add(d0, f32x4.mul(v, v128.load_splat<f32>(taps, 4)));
    s1 = f32x4.add(s1, f32x4.mul(u, v128.load_splat<f32>(taps, 8)));
    d1 = f32x4.add(d1, f32x4.mul(v, v128.load_splat<f32>(taps, 12)));
    before += 4;
    after -= 4;
    taps += 16;
  }
  return f32x4.pmax(
    f32x4.add(f32x4.abs(s0), f32x4.abs(d0)),
    f32x4.add(f32x4.abs(s1), f32x4.abs(d1)),
  );
}

/**
 * As `twoPhasePairs`, for one pair and the middle phase, which is its own mirror: S, D and the
 * middle's S per k, in packs of four.
 */
export function phasePairAndMiddle(x: usize, half: i32, taps: usize): v128 {
  let before = x - (<usize>(half - 1) << 2);
  let after = x + (<usize>half << 2);
  let s = f32x4.splat(0);
  let d = f32x4.splat(0);
  let middle = f32x4.splat(0);
  for (let k = 0; k < half; k++) {
    const a = v128.load(before);
    const b = v128.load(after);
    const u = f32x4.add(a, b);
    s = f32x4.add(s, f32x4.mul(u, v128.load_splat<f32>(taps)));
    d = f32x4.add(d, f32x4.mul(f32x4.sub(a, b), v128.load_splat<f32>(taps, 4)));
    middle = f32x4.add(middle, f32x4.mul(u, v128.load_splat<f32>(taps, 8)));
    before += 4;
    after -= 4;
    taps += 16;
  }
  return f32x4.pmax(f32x4.add(f32x4.abs(s), f32x4.abs(d)), f32x4.abs(middle));
}

/** Highest lane. */
// @ts-ignore: decorator
@inline
export function highest(v: v128): f32 {
  const pair = f32x4.pmax(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(pair, v128.shuffle<i32>(pair, pair, 1, 0, 3, 2)), 0);
}
