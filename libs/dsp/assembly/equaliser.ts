import { restTiny } from './resting-states';

/**
 * Two biquads, one after the other, on a pair of planes in place. Both channels ride in one f64x2;
 * each section is in state-space form, the shortest loop through the state, with b0 made 1:
 *   y = x + s1,  s1' = (b1/b0 − a1)·x + s2 − a1·s1,  s2' = (b2/b0 − a2)·x − a2·s1
 * Two at a time keep the processor's units busy while each waits for its state, and all of it in
 * registers.
 *
 * sections: b1/b0 − a1, b2/b0 − a2, a1, a2 of either.
 * state: s1, s2, t1, t2 as pairs.
 * @param right may be `left`: one channel
 */
export function equalisePair(
  left: usize, right: usize, frames: i32, sections: usize, state: usize,
): void {
  const k1 = v128.load_splat<f64>(sections);
  const k2 = v128.load_splat<f64>(sections, 8);
  const a1 = v128.load_splat<f64>(sections, 16);
  const a2 = v128.load_splat<f64>(sections, 24);
  const j1 = v128.load_splat<f64>(sections, 32);
  const j2 = v128.load_splat<f64>(sections, 40);
  const c1 = v128.load_splat<f64>(sections, 48);
  const c2 = v128.load_splat<f64>(sections, 56);
  let s1 = v128.load(state);
  let s2 = v128.load(state, 16);
  let t1 = v128.load(state, 32);
  let t2 = v128.load(state, 48);
  for (const end = left + (<usize>frames << 3); left < end; left += 8, right += 8) {
    const x = v128.load_lane<f64>(right, v128.load_zero<f64>(left), 1);
    const y = f64x2.add(x, s1);
    const s = s1;
    s1 = f64x2.sub(f64x2.add(f64x2.mul(k1, x), s2), f64x2.mul(a1, s));
    s2 = f64x2.sub(f64x2.mul(k2, x), f64x2.mul(a2, s));
    const z = f64x2.add(y, t1);
    const t = t1;
    t1 = f64x2.sub(f64x2.add(f64x2.mul(j1, y), t2), f64x2.mul(c1, t));
    t2 = f64x2.sub(f64x2.mul(j2, y), f64x2.mul(c2, t));
    v128.store_lane<f64>(left, z, 0);
    v128.store_lane<f64>(right, z, 1);
  }
  v128.store(state, s1);
  v128.store(state, s2, 16);
  v128.store(state, t1, 32);
  v128.store(state, t2, 48);
}

/** Lets the states of `pairs` pairs of sections come to rest. */
export function equaliserRest(state: usize, pairs: i32): void {
  restTiny(state, <usize>pairs << 6);
}

/** In place: left becomes (left + right)·factor, right becomes (left − right)·factor. */
export function sumAndDifference(left: usize, right: usize, frames: i32, factor: f64): void {
  const factors = f64x2.splat(factor);
  const end = left + (<usize>frames << 3);
  for (; left + 16 <= end; left += 16, right += 16) {
    const a = v128.load(left);
    const b = v128.load(right);
    v128.store(left, f64x2.mul(f64x2.add(a, b), factors));
    v128.store(right, f64x2.mul(f64x2.sub(a, b), factors));
  }
  for (; left < end; left += 8, right += 8) {
    const a = load<f64>(left);
    const b = load<f64>(right);
    store<f64>(left, (a + b) * factor);
    store<f64>(right, (a - b) * factor);
  }
}
