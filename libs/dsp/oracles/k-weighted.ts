import type { Biquad } from '../src/biquad.js';

/** The textbook difference equation, direct form I. */
export function filtered(samples: ArrayLike<number>, by: Biquad): Float64Array {
  const { b0, b1, b2, a1, a2 } = by;
  const y = new Float64Array(samples.length);
  for (let n = 0; n < samples.length; n++) {
    y[n] =
      b0 * samples[n]! +
      b1 * (samples[n - 1] ?? 0) +
      b2 * (samples[n - 2] ?? 0) -
      a1 * (y[n - 1] ?? 0) -
      a2 * (y[n - 2] ?? 0);
  }
  return y;
}
