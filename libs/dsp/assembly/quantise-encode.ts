/**
 * Planes to interleaved little-endian bytes, four frames at a time. `right` = 0 means one channel.
 * Up to three frames and one vector past `frames` are written; callers leave room.
 */

export function encodeS16(left: usize, right: usize, frames: i32, output: usize): void {
  for (const end = left + (<usize>frames << 2); left < end; left += 16) {
    const a = v128.load(left);
    if (right === 0) {
      v128.store64_lane(output, i16x8.narrow_i32x4_s(a, a), 0);
      output += 8;
    } else {
      const both = i16x8.narrow_i32x4_s(a, v128.load(right));
      v128.store(output, v128.shuffle<i16>(both, both, 0, 4, 1, 5, 2, 6, 3, 7));
      output += 16;
      right += 16;
    }
  }
}

export function encodeS24(left: usize, right: usize, frames: i32, output: usize): void {
  for (const end = left + (<usize>frames << 2); left < end; left += 16) {
    const a = v128.load(left);
    if (right === 0) {
      v128.store(output, lowThreeBytes(a));
      output += 12;
    } else {
      const b = v128.load(right);
      v128.store(output, lowThreeBytes(v128.shuffle<i32>(a, b, 0, 4, 1, 5)));
      v128.store(output, lowThreeBytes(v128.shuffle<i32>(a, b, 2, 6, 3, 7)), 12);
      output += 24;
      right += 16;
    }
  }
}

/** From planes of f64, 1 being full scale: what lies beyond it stays. */
export function encodeF32(left: usize, right: usize, frames: i32, output: usize): void {
  for (const end = left + (<usize>frames << 3); left < end; left += 32) {
    const a = narrowed(left);
    if (right === 0) {
      v128.store(output, a);
      output += 16;
    } else {
      const b = narrowed(right);
      v128.store(output, v128.shuffle<i32>(a, b, 0, 4, 1, 5));
      v128.store(output, v128.shuffle<i32>(a, b, 2, 6, 3, 7), 16);
      output += 32;
      right += 32;
    }
  }
}

// @ts-ignore: decorator
@inline
function lowThreeBytes(quad: v128): v128 {
  return v128.shuffle<i8>(quad, quad, 0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 15, 15, 15, 15);
}

// @ts-ignore: decorator
@inline
function narrowed(plane: usize): v128 {
  const low = f32x4.demote_f64x2_zero(v128.load(plane));
  const high = f32x4.demote_f64x2_zero(v128.load(plane, 16));
  return v128.shuffle<i32>(low, high, 0, 1, 4, 5);
}
