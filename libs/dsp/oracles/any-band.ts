import fc from 'fast-check';
import type { EqBand } from '../src/eq-band.js';

/** Positive numbers, every octave alike. */
export function positive(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);
}

export const anyRate = fc.constantFrom(8000, 11025, 22050, 44100, 48000, 96000, 192000, 384000);

/** Bands of every type, far beyond what a plan would ask for. */
export const anyBand: fc.Arbitrary<EqBand> = fc
  .record({
    type: fc.constantFrom('bell', 'low-shelf', 'high-shelf', 'high-pass', 'low-pass'),
    frequencyHz: positive(1, 300_000),
    q: positive(0.1, 12),
    gainDb: fc.double({ min: -24, max: 24, noNaN: true }),
  })
  .map(({ type, frequencyHz, q, gainDb }) =>
    type === 'high-pass' || type === 'low-pass'
      ? { type, frequencyHz, q }
      : { type, frequencyHz, q, gainDb },
  );
