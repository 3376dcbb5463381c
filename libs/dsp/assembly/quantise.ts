/**
 * Samples to whole numbers, four at a time: one plane in, f64 where 1 is full scale; one plane
 * out, i32. `count` is rounded up to a multiple of 4; callers leave room.
 */

/** To the nearest number, halves upward; exact where the sample lies on the output's own grid. */
export function quantisePlain(input: usize, output: usize, count: i32, fullScale: f64): void {
  const scale = f64x2.splat(fullScale);
  const half = f64x2.splat(0.5);
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    const low = f64x2.add(f64x2.mul(v128.load(input), scale), half);
    const high = f64x2.add(f64x2.mul(v128.load(input, 16), scale), half);
    v128.store(output, whole(low, high, fullScale));
  }
}

/**
 * With triangular dither: ⌊x · fullScale + d + ½⌋, d the difference of two independent uniform
 * numbers in [0, 1). Mean and variance (¼ step²) of the error then don't depend on the signal
 * (Lipshitz, Wannamaker, Vanderkooy 1992). Both numbers come from one hash of the frame's number
 * and two keys, 16 bits each, so that dither depends on the place in the stream and nothing else.
 */
export function quantiseTpdf(
  input: usize,
  output: usize,
  count: i32,
  fullScale: f64,
  frame: i32,
  firstKey: i32,
  secondKey: i32,
): void {
  const scale = f64x2.splat(fullScale);
  const half = f64x2.splat(0.5);
  const unit = f64x2.splat(1.0 / 65536.0);
  const first = i32x4.splat(firstKey);
  const second = i32x4.splat(secondKey);
  const sixteen = i32x4.splat(0xffff);
  const four = i32x4.splat(4);
  let frames = i32x4.add(i32x4.splat(frame), i32x4(0, 1, 2, 3));
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    const bits = hash(frames, first, second);
    const steps = i32x4.sub(i32x4.shr_u(bits, 16), v128.and(bits, sixteen));
    const upper = v128.shuffle<i32>(steps, steps, 2, 3, 2, 3);
    const lowDither = f64x2.mul(f64x2.convert_low_i32x4_s(steps), unit);
    const highDither = f64x2.mul(f64x2.convert_low_i32x4_s(upper), unit);
    const low = f64x2.add(f64x2.mul(v128.load(input), scale), lowDither);
    const high = f64x2.add(f64x2.mul(v128.load(input, 16), scale), highDither);
    v128.store(output, whole(f64x2.add(low, half), f64x2.add(high, half), fullScale));
    frames = i32x4.add(frames, four);
  }
}

/**
 * Every bit of a frame's number spread over 32: multiplications by odd numbers and folds of high
 * bits onto low ones. The second key enters between, so that no two streams are one another's
 * delayed copies.
 */
// @ts-ignore: decorator
@inline
function hash(frames: v128, firstKey: v128, secondKey: v128): v128 {
  let bits = i32x4.mul(v128.xor(frames, firstKey), i32x4.splat(0x9e3779b1));
  bits = v128.xor(bits, i32x4.shr_u(bits, 15));
  bits = i32x4.mul(i32x4.add(bits, secondKey), i32x4.splat(0x85ebca77));
  bits = v128.xor(bits, i32x4.shr_u(bits, 13));
  bits = i32x4.mul(bits, i32x4.splat(0xc2b2ae3d));
  return v128.xor(bits, i32x4.shr_u(bits, 16));
}

/** Floors, held within the range of the output's word. */
// @ts-ignore: decorator
@inline
function whole(low: v128, high: v128, fullScale: f64): v128 {
  const least = f64x2.splat(-fullScale);
  const most = f64x2.splat(fullScale - 1);
  const a = f64x2.pmax(f64x2.pmin(f64x2.floor(low), most), least);
  const b = f64x2.pmax(f64x2.pmin(f64x2.floor(high), most), least);
  const lowest = i32x4.trunc_sat_f64x2_s_zero(a);
  return v128.shuffle<i32>(lowest, i32x4.trunc_sat_f64x2_s_zero(b), 0, 1, 4, 5);
}
