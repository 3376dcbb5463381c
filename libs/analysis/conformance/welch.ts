import { createFourier } from './fourier.js';

/**
 * Welch's power spectrum by the book, in 64 bits: Hann windows of `size` half a window apart, the
 * mean of those that count, one-sided, scaled to mean squares. Bin k stands for k · rate / size.
 */
export function welch(
  samples: ArrayLike<number>,
  size: number,
  counts: (window: number) => boolean = () => true,
): Float64Array {
  const fourier = createFourier(size);
  const hann = new Float64Array(size).map((_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / size));
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const sums = new Float64Array(size / 2 + 1);
  let counted = 0;
  for (let window = 0; (window / 2 + 1) * size <= samples.length; window++) {
    if (!counts(window)) continue;
    counted++;
    const start = (window * size) / 2;
    for (let n = 0; n < size; n++) real[n] = hann[n]! * samples[start + n]!;
    imaginary.fill(0);
    fourier.forward(real, imaginary);
    for (let k = 0; k <= size / 2; k++) {
      const place = fourier.placeOf[k]!;
      sums[k]! += real[place]! ** 2 + imaginary[place]! ** 2;
    }
  }
  return sums.map((sum) => (2 * sum) / (size * size * 0.375) / counted);
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
