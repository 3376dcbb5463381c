import { cos, sin } from '@kindred/dsp';

export interface PowerSpectrum {
  readonly size: number;
  /** Adds |X[k]|² of the Hann-windowed samples, k = 0 to size / 2, to `powers`; a full-scale sine is 1. */
  addTo(powers: Float64Array, samples: Float32Array): void;
}

const fullTurn = 2 * 3.141592653589793;

/** A radix-2 transform for the few windows that need one. @param size a power of two */
export function createPowerSpectrum(size: number): PowerSpectrum {
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => cos((fullTurn * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => sin((fullTurn * k) / size));
  const hann = Float64Array.from(
    { length: size },
    (_, n) => 0.5 - 0.5 * cos((fullTurn * (n + 0.5)) / size),
  );
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  // Hann halves the amplitude, one side has half of it: (size / 4)² for amplitude 1.
  const scale = 16 / (size * size);
  return {
    size,
    addTo(powers, samples) {
      for (let n = 0; n < size; n++) real[n] = samples[n]! * hann[n]!;
      imaginary.fill(0);
      transform({ real, imaginary, cosines, sines });
      for (let k = 0; k <= size / 2; k++) {
        powers[k]! += scale * (real[k]! * real[k]! + imaginary[k]! * imaginary[k]!);
      }
    },
  };
}

/** Decimation in time, in place. */
function transform(table: {
  real: Float64Array;
  imaginary: Float64Array;
  cosines: Float64Array;
  sines: Float64Array;
}): void {
  const { real, imaginary, cosines, sines } = table;
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const held = real[i]!;
      real[i] = real[j]!;
      real[j] = held;
    }
  }
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let k = 0; k < half; k++) {
      const c = cosines[k * stride]!;
      const s = sines[k * stride]!;
      for (let i = k; i < size; i += 2 * half) {
        const j = i + half;
        const re = real[j]! * c + imaginary[j]! * s;
        const im = imaginary[j]! * c - real[j]! * s;
        real[j] = real[i]! - re;
        imaginary[j] = imaginary[i]! - im;
        real[i]! += re;
        imaginary[i]! += im;
      }
    }
  }
}
