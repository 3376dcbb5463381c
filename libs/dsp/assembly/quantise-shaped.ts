import { aligned } from './quantise';

/**
 * With the dither whose words `outLeft` and `outRight` hold, and with errors fed back: of frame n
 *   v = x · fullScale − Σ c_k · e[n−k],  y = ⌊v + d + ½⌋ held within its range,  e = y − v
 * so that y − x · fullScale is e − Σ c_k · e[n−k]: the spectrum of e, which is white, times
 * |1 − Σ c_k z^−k|². Where y was held, e counts as 0: a clipped passage feeds nothing back, and as no
 * error passes 3/2 their sum can't run away.
 *
 * Both channels ride in one f64x2. Coefficients are in pairs of the same, c_1 first; state: the last
 * error, then what those before it come to, for the next frame and the seven behind. What the next
 * frame must wait for is only c_1 · e.
 * @param right may be `left`, as its output: one channel
 */
export function quantiseShaped(
  left: usize,
  right: usize,
  outLeft: usize,
  outRight: usize,
  frames: i32,
  fullScale: f64,
  coefficients: usize,
  state: usize,
): void {
  const scale = f64x2.splat(fullScale);
  const least = f64x2.splat(-fullScale);
  const most = f64x2.splat(fullScale - 1);
  const align = f64x2.splat(aligned);
  const excess = f64x2.splat(ditherExcess);
  const upperHalf = i32x4.splat(0x42300000);
  const c1 = v128.load(coefficients);
  let e = v128.load(state);
  let s1 = v128.load(state, 16);
  let s2 = v128.load(state, 32);
  let s3 = v128.load(state, 48);
  let s4 = v128.load(state, 64);
  let s5 = v128.load(state, 80);
  let s6 = v128.load(state, 96);
  let s7 = v128.load(state, 112);
  let s8 = v128.load(state, 128);
  for (const end = left + (<usize>frames << 3); left < end; left += 8, right += 8) {
    const words = v128.load32_lane(outRight, v128.load32_zero(outLeft), 1);
    const dither = f64x2.sub(v128.shuffle<i32>(words, upperHalf, 0, 4, 1, 5), excess);
    const x = f64x2.mul(v128.load_lane<f64>(right, v128.load_zero<f64>(left), 1), scale);
    const before = f64x2.sub(x, s1);
    const last = f64x2.mul(e, c1);
    s1 = f64x2.add(s2, f64x2.mul(e, v128.load(coefficients, 16)));
    s2 = f64x2.add(s3, f64x2.mul(e, v128.load(coefficients, 32)));
    s3 = f64x2.add(s4, f64x2.mul(e, v128.load(coefficients, 48)));
    s4 = f64x2.add(s5, f64x2.mul(e, v128.load(coefficients, 64)));
    s5 = f64x2.add(s6, f64x2.mul(e, v128.load(coefficients, 80)));
    s6 = f64x2.add(s7, f64x2.mul(e, v128.load(coefficients, 96)));
    s7 = f64x2.add(s8, f64x2.mul(e, v128.load(coefficients, 112)));
    s8 = f64x2.mul(e, v128.load(coefficients, 128));
    const v = f64x2.sub(before, last);
    const floor = f64x2.floor(f64x2.sub(f64x2.add(before, dither), last));
    const y = f64x2.pmax(f64x2.pmin(floor, most), least);
    e = v128.and(f64x2.sub(y, v), f64x2.eq(y, floor));
    const whole = f64x2.add(y, align);
    v128.store32_lane(outLeft, whole, 0);
    v128.store32_lane(outRight, whole, 2);
    outLeft += 4;
    outRight += 4;
  }
  v128.store(state, e);
  v128.store(state, s1, 16);
  v128.store(state, s2, 32);
  v128.store(state, s3, 48);
  v128.store(state, s4, 64);
  v128.store(state, s5, 80);
  v128.store(state, s6, 96);
  v128.store(state, s7, 112);
  v128.store(state, s8, 128);
}

/**
 * A word of dither under the upper half 0x42300000 is the double 2^36 + d + 3/2: one subtraction of
 * the excess leaves d + ½, exactly.
 */
const ditherExcess: f64 = 68719476737.0;
