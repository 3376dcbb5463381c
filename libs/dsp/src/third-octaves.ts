import { exp10 } from './portable-maths.js';
import type { Band } from './spectrum-layout.js';

/** 1000 · 10^(k / 10) for k = −17 … 13, IEC 61260-1 base 10. */
const exactCentresHz = Array.from({ length: 31 }, (_, index) => 1000 * exp10((index - 17) / 10));

/** Centres of the 31 1/3-octave bands from 20 Hz to 20 kHz, to six digits. */
export const thirdOctaveCentresHz: readonly number[] = exactCentresHz.map(sixDigits);

const halfBand = exp10(1 / 20);

/** Bands one next to the other, each from its centre over 10^(1/20) to its centre times that. */
export const thirdOctaves: readonly Band[] = exactCentresHz.map((centreHz) => ({
  lowHz: centreHz / halfBand,
  highHz: centreHz * halfBand,
}));

/** As tables print them. */
function sixDigits(frequencyHz: number): number {
  if (frequencyHz < 100) return Math.round(frequencyHz * 10_000) / 10_000;
  if (frequencyHz < 1000) return Math.round(frequencyHz * 1000) / 1000;
  return frequencyHz < 10_000
    ? Math.round(frequencyHz * 100) / 100
    : Math.round(frequencyHz * 10) / 10;
}
