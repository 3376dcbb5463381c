/** The textbook spectrum of a run of frames in 64 bits: Hann window, radix 2, one-sided power. */
export function powerSpectrum(samples: ArrayLike<number>): Float64Array {
  const size = samples.length;
  const real = new Float64Array(size).map(
    (_, n) => samples[n]! * 0.5 * (1 - Math.cos((2 * Math.PI * n) / size)),
  );
  const imaginary = new Float64Array(size);
  transform(real, imaginary);
  let windowPower = 0;
  for (let n = 0; n < size; n++)
    windowPower += (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size)) ** 2;
  return new Float64Array(size / 2).map(
    (_, k) => (2 * (real[k]! ** 2 + imaginary[k]! ** 2)) / (size * windowPower),
  );
}

/** Discrete Fourier transform in place, decimation in time. */
export function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  if (size === 1) return;
  const half = size / 2;
  const pick = (from: Float64Array, odd: number): Float64Array =>
    new Float64Array(half).map((_, n) => from[2 * n + odd]!);
  const [evenR, evenI, oddR, oddI] = [
    pick(real, 0),
    pick(imaginary, 0),
    pick(real, 1),
    pick(imaginary, 1),
  ] as const;
  transform(evenR, evenI);
  transform(oddR, oddI);
  for (let k = 0; k < half; k++) {
    const c = Math.cos((2 * Math.PI * k) / size);
    const s = -Math.sin((2 * Math.PI * k) / size);
    const re = oddR[k]! * c - oddI[k]! * s;
    const im = oddR[k]! * s + oddI[k]! * c;
    real[k] = evenR[k]! + re;
    imaginary[k] = evenI[k]! + im;
    real[k + half] = evenR[k]! - re;
    imaginary[k + half] = evenI[k]! - im;
  }
}
