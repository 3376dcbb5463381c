import { restTiny } from './resting-states';
import { segmentLength } from './segments';

/**
 * K-weighting of a pair of planes, and the sums of the products of its outputs. Both channels ride
 * in one f64x2; each section is in state-space form, the shortest loop through the state:
 *   y = b0·x + s1,  s1' = (b1 − a1·b0)·x + s2 − a1·s1,  s2' = (b2 − a2·b0)·x − a2·s1
 * (y and s1 appear in s1' as −a1·y = −a1·b0·x − a1·s1.) The first section's b0 is factored out to
 * 1, for the caller to put back into the sums; the second's b is 1, −2, 1. Two frames at a turn: whole
 * vectors are loaded faster than their lanes. One sample past the run may be read.
 *
 * filter: b1 − a1, b2 − a2, a1, a2 of either section.
 * state: s1, s2, t1, t2 as pairs, then Σ(left², right²) and Σ(left·right) twice.
 */

// @ts-ignore: decorator
@inline
function weigh<Plane>(left: usize, right: usize, frames: i32, filter: usize, state: usize): void {
  const k1 = v128.load_splat<f64>(filter);
  const k2 = v128.load_splat<f64>(filter, 8);
  const a1 = v128.load_splat<f64>(filter, 16);
  const a2 = v128.load_splat<f64>(filter, 24);
  const j1 = v128.load_splat<f64>(filter, 32);
  const j2 = v128.load_splat<f64>(filter, 40);
  const c1 = v128.load_splat<f64>(filter, 48);
  const c2 = v128.load_splat<f64>(filter, 56);
  let s1 = v128.load(state);
  let s2 = v128.load(state, 16);
  let t1 = v128.load(state, 32);
  let t2 = v128.load(state, 48);
  let squares = v128.load(state, 64);
  let products = v128.load(state, 80);
  for (let i = 1; i < frames; i += 2) {
    const l = twoSamples<Plane>(left);
    const r = twoSamples<Plane>(right);
    left += sizeof<Plane>() * 2;
    right += sizeof<Plane>() * 2;
    const x = v128.shuffle<i64>(l, r, 0, 2);
    const other = v128.shuffle<i64>(l, r, 1, 3);
    const shelved = f64x2.add(x, s1);
    const s = s1;
    s1 = first(k1, x, s2, a1, s);
    s2 = second(k2, x, a2, s);
    const y = f64x2.add(shelved, t1);
    const t = t1;
    t1 = first(j1, shelved, t2, c1, t);
    t2 = second(j2, shelved, c2, t);
    squares = f64x2.add(squares, f64x2.mul(y, y));
    products = f64x2.add(products, crossed(y));
    const otherShelved = f64x2.add(other, s1);
    const otherS = s1;
    s1 = first(k1, other, s2, a1, otherS);
    s2 = second(k2, other, a2, otherS);
    const otherY = f64x2.add(otherShelved, t1);
    const otherT = t1;
    t1 = first(j1, otherShelved, t2, c1, otherT);
    t2 = second(j2, otherShelved, c2, otherT);
    squares = f64x2.add(squares, f64x2.mul(otherY, otherY));
    products = f64x2.add(products, crossed(otherY));
  }
  // A loop that turns once: for an `if`, V8 takes registers from the loop before, a third of its speed.
  for (let odd = frames & 1; odd > 0; odd--) {
    const x = v128.shuffle<i64>(twoSamples<Plane>(left), twoSamples<Plane>(right), 0, 2);
    const shelved = f64x2.add(x, s1);
    const s = s1;
    s1 = first(k1, x, s2, a1, s);
    s2 = second(k2, x, a2, s);
    const y = f64x2.add(shelved, t1);
    const t = t1;
    t1 = first(j1, shelved, t2, c1, t);
    t2 = second(j2, shelved, c2, t);
    squares = f64x2.add(squares, f64x2.mul(y, y));
    products = f64x2.add(products, crossed(y));
  }
  v128.store(state, s1);
  v128.store(state, s2, 16);
  v128.store(state, t1, 32);
  v128.store(state, t2, 48);
  v128.store(state, squares, 64);
  v128.store(state, products, 80);
}

/** The next s1 of a section. */
// @ts-ignore: decorator
@inline
function first(k1: v128, x: v128, s2: v128, a1: v128, s1: v128): v128 {
  return f64x2.sub(f64x2.add(f64x2.mul(k1, x), s2), f64x2.mul(a1, s1));
}

/** The next s2. */
// @ts-ignore: decorator
@inline
function second(k2: v128, x: v128, a2: v128, s1: v128): v128 {
  return f64x2.sub(f64x2.mul(k2, x), f64x2.mul(a2, s1));
}

// @ts-ignore: decorator
@inline
function crossed(y: v128): v128 {
  return f64x2.mul(y, v128.shuffle<i64>(y, y, 1, 0));
}

// @ts-ignore: decorator
@inline
function twoSamples<Plane>(plane: usize): v128 {
  return sizeof<Plane>() == 4
    ? f64x2.promote_low_f32x4(v128.load64_zero(plane))
    : v128.load(plane);
}

function weighF32(left: usize, right: usize, frames: i32, filter: usize, state: usize): void {
  weigh<f32>(left, right, frames, filter, state);
}

function weighF64(left: usize, right: usize, frames: i32, filter: usize, state: usize): void {
  weigh<f64>(left, right, frames, filter, state);
}

/** What a meter of energies is at; laid out by the host. */
@unmanaged
class Energies {
  rate: f64;
  /** What sums must be multiplied by for the factors left out of the filter. */
  gain: f64;
  filter: usize;
  state: usize;
  /** 0 with one channel. */
  isStereo: i32;
  /** The segment being summed, its frames, and how many of them are to come. */
  index: i32;
  length: i32;
  missing: i32;
  /** Columns of mean squares, and how many rows are filled. */
  sum: usize;
  left: usize;
  right: usize;
  cross: usize;
  count: i32;
}

/** Weighs frames, and adds a row for each 10 ms they complete. @returns rows filled */
export function kWeightF32(energies: usize, left: usize, right: usize, frames: i32): i32 {
  const by = changetype<Energies>(energies);
  while (frames > 0) {
    const run = min(frames, by.missing);
    weighF32(left, right, run, by.filter, by.state);
    left += <usize>run << 2;
    right += <usize>run << 2;
    frames -= run;
    pass(by, run);
  }
  return by.count;
}

/** As `kWeightF32`. */
export function kWeightF64(energies: usize, left: usize, right: usize, frames: i32): i32 {
  const by = changetype<Energies>(energies);
  while (frames > 0) {
    const run = min(frames, by.missing);
    weighF64(left, right, run, by.filter, by.state);
    left += <usize>run << 3;
    right += <usize>run << 3;
    frames -= run;
    pass(by, run);
  }
  return by.count;
}

function pass(by: Energies, frames: i32): void {
  by.missing -= frames;
  if (by.missing > 0) return;
  const gain = by.gain / <f64>by.length;
  const left = load<f64>(by.state, 64) * gain;
  const right = by.isStereo ? load<f64>(by.state, 72) * gain : 0;
  const at = <usize>by.count << 3;
  by.count++;
  store<f64>(by.left + at, left);
  store<f64>(by.right + at, right);
  store<f64>(by.sum + at, left + right);
  store<f64>(by.cross + at, by.isStereo ? load<f64>(by.state, 80) * gain : 0);
  clear(by.state);
  by.index++;
  by.length = by.missing = segmentLength(by.index, by.rate);
}

/** Clears the sums for the next segment, and states that have decayed to nothing. */
function clear(state: usize): void {
  restTiny(state, 64);
  v128.store(state, f64x2.splat(0), 64);
  v128.store(state, f64x2.splat(0), 80);
}
