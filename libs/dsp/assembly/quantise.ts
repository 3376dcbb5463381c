/**
 * Samples to whole numbers, four at a time: one plane in, f64 where 1 is full scale; one plane
 * out, i32. `count` is rounded up to a multiple of 4; callers leave room. Constants stand outside
 * the loops because engines do not move them there.
 */

/** A double of this size has steps of 1: adding it leaves a whole number in the low 32 bits. */
export const aligned: f64 = 6755399441055744.0;

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

/** With the dither whose words `output` holds: ⌊x · fullScale + d + ½⌋ takes their place. */
export function quantiseDithered(input: usize, output: usize, count: i32, fullScale: f64): void {
  const scale = f64x2.splat(fullScale);
  const least = f64x2.splat(-fullScale);
  const most = f64x2.splat(fullScale - 1);
  const align = f64x2.splat(aligned);
  const upperHalf = ditherUpperHalf();
  const excess = f64x2.splat(ditherExcess);
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    const words = v128.load(output);
    const lowDither = f64x2.sub(v128.shuffle<i32>(words, upperHalf, 0, 4, 1, 5), excess);
    const highDither = f64x2.sub(v128.shuffle<i32>(words, upperHalf, 2, 6, 3, 7), excess);
    const low = f64x2.add(f64x2.mul(v128.load(input), scale), lowDither);
    const high = f64x2.add(f64x2.mul(v128.load(input, 16), scale), highDither);
    v128.store(output, joined(whole(low, least, most, align), whole(high, least, most, align)));
  }
}

/**
 * A word of dither under the upper half of 2^36 is the double 2^36 + d + 3/2: one subtraction of
 * the excess leaves d + ½, exactly.
 */
// @ts-ignore: decorator
@inline
export function ditherUpperHalf(): v128 {
  return i32x4.splat(0x42300000);
}
export const ditherExcess: f64 = 68719476737.0;

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
