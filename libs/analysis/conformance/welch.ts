/**
 * Welch's power spectrum by the book, in 64 bits: Hann windows of `size` half a window apart, their
 * mean, one-sided, scaled to mean squares. Bin k stands for k · rate / size.
 */
export function welch(samples: ArrayLike<number>, size: number): Float64Array {
  const mean = new Float64Array(size / 2 + 1);
  const windows = Math.floor((samples.length - size) / (size / 2)) + 1;
  for (let window = 0; window < windows; window++) {
    const real = Float64Array.from({ length: size }, (_, n) => {
      const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size);
      return hann * samples[(window * size) / 2 + n]!;
    });
    const [re, im] = transform(real, new Float64Array(size));
    for (let k = 0; k <= size / 2; k++) {
      const squares = re[k]! ** 2 + im[k]! ** 2;
      mean[k]! += (2 * squares) / (size * size * 0.375) / windows;
    }
  }
  return mean;
}

/** Power between two frequencies; bins at the edges by their share. */
export function powerBetween(
  spectrum: Float64Array,
  { lowHz, highHz, binHz }: { lowHz: number; highHz: number; binHz: number },
): number {
  return spectrum.reduce((sum, power, k) => {
    const inside = Math.min(highHz, (k + 0.5) * binHz) - Math.max(lowHz, (k - 0.5) * binHz);
    return sum + (Math.max(0, inside) / binHz) * power;
  }, 0);
}

/** Discrete Fourier transform, by halves. */
function transform(real: Float64Array, imaginary: Float64Array): [Float64Array, Float64Array] {
  const size = real.length;
  if (size === 1) return [real, imaginary];
  const every = (from: Float64Array, first: number): Float64Array =>
    from.filter((_, n) => n % 2 === first);
  const [evenR, evenI] = transform(every(real, 0), every(imaginary, 0));
  const [oddR, oddI] = transform(every(real, 1), every(imaginary, 1));
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let k = 0; k < size / 2; k++) {
    const c = Math.cos((2 * Math.PI * k) / size);
    const s = Math.sin((2 * Math.PI * k) / size);
    const turnedR = oddR[k]! * c + oddI[k]! * s;
    const turnedI = oddI[k]! * c - oddR[k]! * s;
    re[k] = evenR[k]! + turnedR;
    im[k] = evenI[k]! + turnedI;
    re[k + size / 2] = evenR[k]! - turnedR;
    im[k + size / 2] = evenI[k]! - turnedI;
  }
  return [re, im];
}
