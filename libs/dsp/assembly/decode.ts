/**
 * Interleaved bytes → planes of samples. Four frames at a time: a byte shuffle brings every
 * sample, whatever its width and byte order, to the top of a lane, so that one loop serves them
 * all. `right` = 0 means one channel. Up to three frames past `frames` are read and written, and
 * one vector past those read: callers leave room.
 */

/** Full scale of a 32-bit integer. */
const scale: f64 = 1.0 / 2147483648.0;

/** 2^40: beyond any audio, and so far under f32's end that squares of a transform of it fit. */
const limit: f64 = 1099511627776.0;

// @ts-ignore: decorator
@inline
function evens32(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function odds32(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function storeIntegers<Plane>(plane: usize, quad: v128): void {
  if (sizeof<Plane>() == 4) {
    v128.store(plane, f32x4.mul(f32x4.convert_i32x4_s(quad), f32x4.splat(<f32>scale)));
  } else {
    const upper = v128.shuffle<i32>(quad, quad, 2, 3, 2, 3);
    const factor = f64x2.splat(scale);
    v128.store(plane, f64x2.mul(f64x2.convert_low_i32x4_s(quad), factor));
    v128.store(plane, f64x2.mul(f64x2.convert_low_i32x4_s(upper), factor), 16);
  }
}

// @ts-ignore: decorator
@inline
function storeFloats<Plane>(plane: usize, quad: v128): void {
  if (sizeof<Plane>() == 4) {
    v128.store(plane, quad);
  } else {
    const upper = v128.shuffle<i32>(quad, quad, 2, 3, 2, 3);
    v128.store(plane, f64x2.promote_low_f32x4(quad));
    v128.store(plane, f64x2.promote_low_f32x4(upper), 16);
  }
}

// @ts-ignore: decorator
@inline
function storeDoubles<Plane>(plane: usize, first: v128, second: v128): void {
  if (sizeof<Plane>() == 4) {
    const head = f32x4.demote_f64x2_zero(first);
    v128.store(plane, v128.shuffle<i32>(head, f32x4.demote_f64x2_zero(second), 0, 1, 4, 5));
  } else {
    v128.store(plane, first);
    v128.store(plane, second, 16);
  }
}

// @ts-ignore: decorator
@inline
function integers<Plane>(
  source: usize, frames: i32, sampleBytes: i32, order: usize, flip: i32, left: usize, right: usize,
): void {
  const shuffle = v128.load(order);
  const flips = i32x4.splat(flip);
  const step = <usize>sampleBytes << 2;
  const width = sizeof<Plane>() * 4;
  if (right == 0) {
    for (let i = 0; i < frames; i += 4) {
      storeIntegers<Plane>(left, v128.xor(i8x16.swizzle(v128.load(source), shuffle), flips));
      source += step;
      left += width;
    }
    return;
  }
  for (let i = 0; i < frames; i += 4) {
    const a = v128.xor(i8x16.swizzle(v128.load(source), shuffle), flips);
    const b = v128.xor(i8x16.swizzle(v128.load(source + step), shuffle), flips);
    storeIntegers<Plane>(left, evens32(a, b));
    storeIntegers<Plane>(right, odds32(a, b));
    source += step << 1;
    left += width;
    right += width;
  }
}

/** @returns 0 when all samples were finite and below the limit; others were made 0. */
// @ts-ignore: decorator
@inline
function floats<Plane>(source: usize, frames: i32, order: usize, left: usize, right: usize): i32 {
  const shuffle = v128.load(order);
  const limits = f32x4.splat(<f32>limit);
  const width = sizeof<Plane>() * 4;
  let good = i32x4.splat(-1);
  if (right == 0) {
    for (let i = 0; i < frames; i += 4) {
      const a = i8x16.swizzle(v128.load(source), shuffle);
      const fine = f32x4.lt(f32x4.abs(a), limits);
      good = v128.and(good, fine);
      storeFloats<Plane>(left, v128.and(a, fine));
      source += 16;
      left += width;
    }
    return i32(!i32x4.all_true(good));
  }
  for (let i = 0; i < frames; i += 4) {
    const a = i8x16.swizzle(v128.load(source), shuffle);
    const b = i8x16.swizzle(v128.load(source, 16), shuffle);
    const fineA = f32x4.lt(f32x4.abs(a), limits);
    const fineB = f32x4.lt(f32x4.abs(b), limits);
    good = v128.and(good, v128.and(fineA, fineB));
    const cleanA = v128.and(a, fineA);
    const cleanB = v128.and(b, fineB);
    storeFloats<Plane>(left, evens32(cleanA, cleanB));
    storeFloats<Plane>(right, odds32(cleanA, cleanB));
    source += 32;
    left += width;
    right += width;
  }
  return i32(!i32x4.all_true(good));
}

/** @returns as `floats`. */
// @ts-ignore: decorator
@inline
function doubles<Plane>(source: usize, frames: i32, order: usize, left: usize, right: usize): i32 {
  const shuffle = v128.load(order);
  const limits = f64x2.splat(limit);
  const width = sizeof<Plane>() * 4;
  let good = i32x4.splat(-1);
  for (let i = 0; i < frames; i += 4) {
    let a = i8x16.swizzle(v128.load(source), shuffle);
    let b = i8x16.swizzle(v128.load(source, 16), shuffle);
    const fineA = f64x2.lt(f64x2.abs(a), limits);
    const fineB = f64x2.lt(f64x2.abs(b), limits);
    good = v128.and(good, v128.and(fineA, fineB));
    a = v128.and(a, fineA);
    b = v128.and(b, fineB);
    source += 32;
    if (right == 0) {
      storeDoubles<Plane>(left, a, b);
    } else {
      let c = i8x16.swizzle(v128.load(source), shuffle);
      let d = i8x16.swizzle(v128.load(source, 16), shuffle);
      const fineC = f64x2.lt(f64x2.abs(c), limits);
      const fineD = f64x2.lt(f64x2.abs(d), limits);
      good = v128.and(good, v128.and(fineC, fineD));
      c = v128.and(c, fineC);
      d = v128.and(d, fineD);
      source += 32;
      storeDoubles<Plane>(left, v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(c, d, 0, 2));
      storeDoubles<Plane>(right, v128.shuffle<i64>(a, b, 1, 3), v128.shuffle<i64>(c, d, 1, 3));
      right += width;
    }
    left += width;
  }
  return i32(!i32x4.all_true(good));
}

export function decodeIntegersF32(
  source: usize, frames: i32, sampleBytes: i32, order: usize, flip: i32, left: usize, right: usize,
): void {
  integers<f32>(source, frames, sampleBytes, order, flip, left, right);
}

export function decodeIntegersF64(
  source: usize, frames: i32, sampleBytes: i32, order: usize, flip: i32, left: usize, right: usize,
): void {
  integers<f64>(source, frames, sampleBytes, order, flip, left, right);
}

export function decodeFloatsF32(
  source: usize, frames: i32, order: usize, left: usize, right: usize,
): i32 {
  return floats<f32>(source, frames, order, left, right);
}

export function decodeFloatsF64(
  source: usize, frames: i32, order: usize, left: usize, right: usize,
): i32 {
  return floats<f64>(source, frames, order, left, right);
}

export function decodeDoublesF32(
  source: usize, frames: i32, order: usize, left: usize, right: usize,
): i32 {
  return doubles<f32>(source, frames, order, left, right);
}

export function decodeDoublesF64(
  source: usize, frames: i32, order: usize, left: usize, right: usize,
): i32 {
  return doubles<f64>(source, frames, order, left, right);
}
