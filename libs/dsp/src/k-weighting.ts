import type { Biquad } from './biquad.js';
import { exp, exp10, log, tan } from './portable-maths.js';

const pi = 3.141592653589793;

/**
 * The two filters of BS.1770-5 Annex 1 at any rate: a high shelf for the head, then a high-pass.
 * The analogue prototypes behind the standard's 48 kHz tables, by the bilinear transform; at 48 kHz
 * they reproduce Tables 1 and 2. The numerator of the second is 1, −2, 1 at every rate, as in the
 * tables and in common meters, so that 96 kHz reads 0.017 LU below 48 kHz. Meant for rates from
 * 16 kHz: below, the transform bends the shelf.
 */
export function designKWeighting(sampleRateHz: number): {
  readonly shelf: Biquad;
  readonly highPass: Biquad;
} {
  return { shelf: designShelf(sampleRateHz), highPass: designHighPass(sampleRateHz) };
}

function designShelf(sampleRateHz: number): Biquad {
  const k = tan((pi * 1681.974450955533) / sampleRateHz);
  const kOverQ = k / 0.7071752369554196;
  const high = exp10(3.999843853973347 / 20);
  const band = exp(0.4996667741545416 * log(high));
  const a0 = 1 + kOverQ + k * k;
  return {
    b0: (high + band * kOverQ + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - band * kOverQ + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - kOverQ + k * k) / a0,
  };
}

function designHighPass(sampleRateHz: number): Biquad {
  const k = tan((pi * 38.13547087602444) / sampleRateHz);
  const kOverQ = k / 0.5003270373238773;
  const a0 = 1 + kOverQ + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - kOverQ + k * k) / a0 };
}
