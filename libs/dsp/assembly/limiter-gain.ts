const hopFrames = 8;

/** Highest required reduction: 32 octaves, 192 dB. */
const unitsMost: f64 = 33554432.0;

/** More than the error of `log2`, in units of 2^-20 octaves. */
const unitsSafe: f64 = 0.015625;

/** Keeps `exp2Below` under the true value: more than the error of its series. */
const gainSafe: f64 = 1.0 - 1e-11;

/**
 * Reduction that brings each peak down to the aim, in whole units, rounded up.
 * @param peaks f32 linear, one per hop; set back to 0
 * @param required out, f64
 */
export function limiterRequired(
  peaks: usize,
  required: usize,
  hops: i32,
  aim: f64,
  unitsPerOctave: f64,
): void {
  for (const end = peaks + ((<usize>hops) << 2); peaks < end; peaks += 4, required += 8) {
    const peak = <f64>load<f32>(peaks);
    store<f32>(peaks, 0);
    let units: f64 = 0;
    if (peak > aim) units = min(ceil(log2(peak / aim) * unitsPerOctave + unitsSafe), unitsMost);
    store<f64>(required, units);
  }
}

/** Gains of reductions given in octaves: 2^−r, never above it, and exactly 1 where r is 0. */
export function limiterGains(reductions: usize, gains: usize, hops: i32): void {
  for (const end = gains + ((<usize>hops) << 3); gains < end; gains += 8, reductions += 8) {
    const octaves = load<f64>(reductions);
    store<f64>(gains, octaves === 0 ? 1 : exp2Below(-octaves));
  }
}

/**
 * Multiplies `hops` hops of one channel by a gain that moves in a straight line from each of
 * `gains` to the next; the line never lies above both its ends.
 * @param gains f64, one more than `hops`
 */
export function limiterApply(input: usize, gains: usize, output: usize, hops: i32): void {
  const ahead = f64x2(0, 1);
  for (const end = gains + ((<usize>hops) << 3); gains < end; gains += 8) {
    const from = load<f64>(gains);
    const step = (load<f64>(gains, 8) - from) * (1.0 / hopFrames);
    const stride = f64x2.splat(step * 2);
    let gain = f64x2.add(f64x2.splat(from), f64x2.mul(f64x2.splat(step), ahead));
    for (const hop = input + (hopFrames << 3); input < hop; input += 16, output += 16) {
      v128.store(output, f64x2.mul(v128.load(input), gain));
      gain = f64x2.add(gain, stride);
    }
  }
}

/** For x > 1; the error stays under 1e-9: the first term left out of the series. */
function log2(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let power = <i32>(bits >> 52) - 1023;
  let fraction = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (fraction > 1.4142135623730951) {
    fraction *= 0.5;
    power += 1;
  }
  // ln m = 2 artanh((m − 1) / (m + 1)), |argument| < 0.172.
  const s = (fraction - 1) / (fraction + 1);
  const z = s * s;
  let p: f64 = 1.0 / 9.0;
  p = 1.0 / 7.0 + z * p;
  p = 1.0 / 5.0 + z * p;
  p = 1.0 / 3.0 + z * p;
  p = 1.0 + z * p;
  return <f64>power + s * p * 2.8853900817779268;
}

/** For −1000 < x < 0: e^r by its series around the nearest power of 2, made a little smaller. */
function exp2Below(x: f64): f64 {
  const power = nearest(x);
  const r = (x - power) * 0.6931471805599453;
  let p: f64 = 1.0 / 362880.0;
  p = 1.0 / 40320.0 + r * p;
  p = 1.0 / 5040.0 + r * p;
  p = 1.0 / 720.0 + r * p;
  p = 1.0 / 120.0 + r * p;
  p = 1.0 / 24.0 + r * p;
  p = 1.0 / 6.0 + r * p;
  p = 0.5 + r * p;
  p = 1.0 + r * p;
  p = 1.0 + r * p;
  return p * gainSafe * reinterpret<f64>((<u64>(<i64>power + 1023)) << 52);
}
