/**
 * Triangular dither, the same for the same frame and keys: `count` words, rounded up to a multiple
 * of 4, each 65536 · (d + 3/2), where d is the difference of two independent uniform numbers in
 * [0, 1). Mean and variance (¼ step², with the rounding) of the error do then not depend on the
 * signal (Lipshitz, Wannamaker, Vanderkooy 1992). Both numbers come from one hash of the frame's
 * number and two keys, 16 bits each, so that dither depends on the place in the stream and nothing
 * else. Words have a pass of their own: together with rounding their constants would not fit in an
 * engine's registers.
 */
export function ditherWords(
  output: usize,
  count: i32,
  frame: i32,
  firstKey: i32,
  secondKey: i32,
): void {
  const first = i32x4.splat(firstKey);
  const second = i32x4.splat(secondKey);
  const factor = i32x4.splat(0x9e3779b1);
  const otherFactor = i32x4.splat(0x85ebca77);
  const four = i32x4.splat(4);
  // Halves less 32768, which 16-bit products take; their difference is the same.
  const signs = i32x4.splat(0x80008000);
  const upperLessLower = i32x4.splat(0x0001ffff);
  const threeHalves = i32x4.splat(98304);
  let frames = i32x4.add(i32x4.splat(frame), i32x4(0, 1, 2, 3));
  for (const end = output + (<usize>count << 2); output < end; output += 16) {
    // The second key enters between, so that no two streams are one another's delayed copies.
    const once = folded(i32x4.mul(v128.xor(frames, first), factor));
    const bits = folded(i32x4.mul(folded(i32x4.mul(i32x4.add(once, second), otherFactor)), factor));
    const difference = i32x4.dot_i16x8_s(v128.xor(bits, signs), upperLessLower);
    v128.store(output, i32x4.add(difference, threeHalves));
    frames = i32x4.add(frames, four);
  }
}

/** High bits onto low ones, which a product by an odd number leaves poor. */
// @ts-ignore: decorator
@inline
function folded(bits: v128): v128 {
  return v128.xor(bits, i32x4.shr_u(bits, 15));
}
