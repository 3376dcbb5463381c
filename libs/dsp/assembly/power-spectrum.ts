/**
 * Power spectrum of a Hann-windowed run of samples in 64 bits, for the few windows that need one:
 * radix 2, decimation in time, in place.
 */

/** Laid out by the host. `size` is a power of 2, 4 or more. */
@unmanaged
class PowerSpectrum {
  /** What |X[k]|² is multiplied by. */
  scale: f64;
  size: i32;
  samples: usize;
  /** Tables: `size` numbers, then size / 2 each. */
  hann: usize;
  cosines: usize;
  sines: usize;
  real: usize;
  imaginary: usize;
  /** size / 2 + 1 sums. */
  powers: usize;
}

/** Adds the power at every frequency of the samples. */
export function addPowers(spectrum: usize): void {
  const by = changetype<PowerSpectrum>(spectrum);
  const size = by.size;
  spread(by);
  for (let half = 1; half < size; half <<= 1) {
    if (half == 1) pairs(by.real, by.imaginary, size);
    else butterflies(by, half);
  }
  for (let at: usize = 0; at <= <usize>size << 2; at += 8) {
    const re = load<f64>(by.real + at);
    const im = load<f64>(by.imaginary + at);
    store<f64>(by.powers + at, load<f64>(by.powers + at) + by.scale * (re * re + im * im));
  }
}

/** The windowed samples, each at the place that its number has backwards. */
function spread(by: PowerSpectrum): void {
  const size = by.size;
  memory.fill(by.imaginary, 0, <usize>size << 3);
  for (let i = 0, j = 0; i < size; i++) {
    const x = <f64>load<f32>(by.samples + (<usize>i << 2)) * load<f64>(by.hann + (<usize>i << 3));
    store<f64>(by.real + (<usize>j << 3), x);
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
  }
}

/** The first stage, which turns nothing. */
function pairs(real: usize, imaginary: usize, size: i32): void {
  for (const end = real + (<usize>size << 3); real < end; real += 16, imaginary += 16) {
    const re = load<f64>(real, 8);
    const im = load<f64>(imaginary, 8);
    store<f64>(real, load<f64>(real) - re, 8);
    store<f64>(imaginary, load<f64>(imaginary) - im, 8);
    store<f64>(real, load<f64>(real) + re);
    store<f64>(imaginary, load<f64>(imaginary) + im);
  }
}

function butterflies(by: PowerSpectrum, half: i32): void {
  const stride = <usize>(by.size / (2 * half)) << 3;
  const bytes = <usize>half << 3;
  const end = by.real + (<usize>by.size << 3);
  let real = by.real;
  let imaginary = by.imaginary;
  for (; real < end; real += 2 * bytes, imaginary += 2 * bytes) {
    let cosine = by.cosines;
    let sine = by.sines;
    for (let at: usize = 0; at < bytes; at += 16, cosine += 2 * stride, sine += 2 * stride) {
      const c = v128.load64_lane(cosine + stride, v128.load64_zero(cosine), 1);
      const s = v128.load64_lane(sine + stride, v128.load64_zero(sine), 1);
      const x = v128.load(real + bytes + at);
      const y = v128.load(imaginary + bytes + at);
      const re = f64x2.add(f64x2.mul(x, c), f64x2.mul(y, s));
      const im = f64x2.sub(f64x2.mul(y, c), f64x2.mul(x, s));
      const a = v128.load(real + at);
      const b = v128.load(imaginary + at);
      v128.store(real + bytes + at, f64x2.sub(a, re));
      v128.store(imaginary + bytes + at, f64x2.sub(b, im));
      v128.store(real + at, f64x2.add(a, re));
      v128.store(imaginary + at, f64x2.add(b, im));
    }
  }
}
