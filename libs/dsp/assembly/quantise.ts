/**
 * Samples to whole numbers, four at a time: one plane in, f64 where 1 is full scale; one plane
 * out, i32. `count` is rounded up to a multiple of 4; callers leave room. Constants stand outside
 * the loops because engines do not move them there.
 */

/** A double of this size has steps of 1: adding it leaves a whole number in the low 32 bits. */
const aligned: f64 = 6755399441055744.0;

/** To the nearest number, halves upward; exact where the sample lies on the output's own grid. */
export function quantisePlain(input: usize, output: usize, count: i32, fullScale: f64): void {
  const scale = f64x2.splat(fullScale);
  const least = f64x2.splat(-fullScale);
  const most = f64x2.splat(fullScale - 1);
  const half = f64x2.splat(0.5);
  const align = f64x2.splat(aligned);
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    const low = f64x2.add(f64x2.mul(v128.load(input), scale), half);
    const high = f64x2.add(f64x2.mul(v128.load(input, 16), scale), half);
    v128.store(output, joined(whole(low, least, most, align), whole(high, least, most, align)));
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
  const least = f64x2.splat(-fullScale);
  const most = f64x2.splat(fullScale - 1);
  const align = f64x2.splat(aligned);
  const half = f64x2.splat(0.5);
  const step = f64x2.splat(1.0 / 65536.0);
  const first = i32x4.splat(firstKey);
  const second = i32x4.splat(secondKey);
  const factor = i32x4.splat(0x9e3779b1);
  const otherFactor = i32x4.splat(0x85ebca77);
  const four = i32x4.splat(4);
  let frames = i32x4.add(i32x4.splat(frame), i32x4(0, 1, 2, 3));
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    // The second key enters between, so that no two streams are one another's delayed copies.
    const once = folded(i32x4.mul(v128.xor(frames, first), factor));
    const bits = folded(i32x4.mul(folded(i32x4.mul(i32x4.add(once, second), otherFactor)), factor));
    const steps = i32x4.sub(i32x4.shr_u(bits, 16), i32x4.shr_u(i32x4.shl(bits, 16), 16));
    const upper = v128.shuffle<i32>(steps, steps, 2, 3, 2, 3);
    const lowDither = f64x2.add(f64x2.mul(f64x2.convert_low_i32x4_s(steps), step), half);
    const highDither = f64x2.add(f64x2.mul(f64x2.convert_low_i32x4_s(upper), step), half);
    const low = f64x2.add(f64x2.mul(v128.load(input), scale), lowDither);
    const high = f64x2.add(f64x2.mul(v128.load(input, 16), scale), highDither);
    v128.store(output, joined(whole(low, least, most, align), whole(high, least, most, align)));
    frames = i32x4.add(frames, four);
  }
}

/** High bits onto low ones, which a product by an odd number leaves poor. */
// @ts-ignore: decorator
@inline
function folded(bits: v128): v128 {
  return v128.xor(bits, i32x4.shr_u(bits, 15));
}

/** Floors, held within the range of the output's word, in the low half of each lane. */
// @ts-ignore: decorator
@inline
function whole(samples: v128, least: v128, most: v128, align: v128): v128 {
  return f64x2.add(f64x2.pmax(f64x2.pmin(f64x2.floor(samples), most), least), align);
}

// @ts-ignore: decorator
@inline
function joined(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}
