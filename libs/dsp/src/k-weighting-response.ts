import { halfAngleSquare, powerAt, powerOfCoefficients, type Biquad } from './biquad.js';
import { dbFromPower } from './decibels.js';
import { designKWeighting } from './k-weighting.js';

const pi = 3.141592653589793;

/** What K-weighting does at single frequencies, in dB: both filters of BS.1770-5 Annex 1 at a rate. */
export function kWeightingDb(
  frequenciesHz: readonly number[],
  sampleRateHz: number,
): readonly number[] {
  const { shelf, highPass } = designKWeighting(sampleRateHz);
  return frequenciesHz.map((hz) => {
    const phi = halfAngleSquare(Math.min(1, (2 * hz) / sampleRateHz) * pi);
    return dbFromPower(powerOf(shelf, phi) * powerOf(highPass, phi));
  });
}

function powerOf({ b0, b1, b2, a1, a2 }: Biquad, phi: number): number {
  return (
    powerAt(powerOfCoefficients(b0, b1, b2), phi) / powerAt(powerOfCoefficients(1, a1, a2), phi)
  );
}
