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

/**
 * With the dither whose words `output` holds: ⌊x · fullScale + d + ½⌋ takes their place. Within
 * 2^36 of one and a half times 2^36 a double has steps of 2^-16, those of the dither: the whole
 * number stands above its lowest 16 bits, and a shift is the floor.
 */
export function quantiseDithered(input: usize, output: usize, count: i32, fullScale: f64): void {
  const scale = f64x2.splat(fullScale);
  const least = f64x2.splat(shiftable + 1 - fullScale);
  const most = f64x2.splat(shiftable + fullScale);
  const upperHalf = i32x4.splat(0x42380000);
  const one = i32x4.splat(1);
  for (const end = output + (<usize>count << 2); output < end; output += 16, input += 32) {
    const words = v128.load(output);
    const lowDither = v128.shuffle<i32>(words, upperHalf, 0, 4, 1, 5);
    const highDither = v128.shuffle<i32>(words, upperHalf, 2, 6, 3, 7);
    const low = f64x2.add(f64x2.mul(v128.load(input), scale), lowDither);
    const high = f64x2.add(f64x2.mul(v128.load(input, 16), scale), highDither);
    const floors = joined(shifted(low, least, most), shifted(high, least, most));
    v128.store(output, i32x4.sub(floors, one));
  }
}

/** What a word of dither, 65536 · (d + 3/2), has added to it under the upper half 0x42380000. */
const shiftable: f64 = 103079215104.0;

/** Held within the range of the output's word; the floor, and one, in the low half of each lane. */
// @ts-ignore: decorator
@inline
function shifted(samples: v128, least: v128, most: v128): v128 {
  return i64x2.shr_u(f64x2.pmax(f64x2.pmin(samples, most), least), 16);
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
