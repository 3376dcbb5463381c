import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { createPowerSpectrum } from './power-spectrum.js';

/** |X[k]|² of Hann-windowed samples by the definition, a full-scale sine being 1. */
function byDefinition(samples: Float32Array): Float64Array {
  const size = samples.length;
  return new Float64Array(size / 2 + 1).map((_, k) => {
    let [re, im] = [0, 0];
    samples.forEach((x, n) => {
      const windowed = x * (0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / size));
      re += windowed * Math.cos((2 * Math.PI * k * n) / size);
      im -= windowed * Math.sin((2 * Math.PI * k * n) / size);
    });
    return (16 / (size * size)) * (re * re + im * im);
  });
}

describe('a power spectrum', () => {
  it.each([64, 256, 512])('of %d samples is that of the definition', (size) => {
    const samples = new Float32Array(size).map((_, n) => Math.sin(n * n) + 0.3 * Math.cos(n / 7));
    const powers = new Float64Array(size / 2 + 1);
    createPowerSpectrum(freshKernels(), size).addTo(powers, samples);
    byDefinition(samples).forEach((power, k) => expect(powers[k]).toBeCloseTo(power, 12));
  });

  it('is added to what is there, and reads a full-scale sine as 1', () => {
    const spectrum = createPowerSpectrum(freshKernels(), 1024);
    const sine = new Float32Array(1024).map((_, n) => Math.sin((2 * Math.PI * 100 * n) / 1024));
    const powers = new Float64Array(513).fill(1);
    spectrum.addTo(powers, sine);
    spectrum.addTo(powers, sine);
    expect(powers[100]).toBeCloseTo(3, 5);
    expect(powers[200]).toBeCloseTo(1, 9);
  });
});
