import { exp10, type Band } from '@kindred/dsp';

/** 1000 · 10^(k / 10) for k = −17 … 13, IEC 61260-1 base 10. */
const exactCentresHz = Array.from({ length: 31 }, (_, index) => 1000 * exp10((index - 17) / 10));

/** Centres of the 1/3-octave bands from 20 Hz to 20 kHz, to six digits. */
export const thirdOctaveCentresHz: readonly number[] = exactCentresHz.map(sixDigits);

const halfBand = exp10(1 / 20);

/** Bands one next to the other, each from its centre over 10^(1/20) to its centre times that. */
export const thirdOctaves: readonly Band[] = exactCentresHz.map((centreHz) => ({
  lowHz: centreHz / halfBand,
  highHz: centreHz * halfBand,
}));

/** The stretches that balances are told of. */
export const balanceBands = {
  bass: { lowHz: 20, highHz: 120 },
  lowMid: { lowHz: 120, highHz: 500 },
  mid: { lowHz: 500, highHz: 2000 },
  highMid: { lowHz: 2000, highHz: 6000 },
  high: { lowHz: 6000, highHz: 16_000 },
} as const satisfies Record<string, Band>;

/** As tables print them. */
function sixDigits(frequencyHz: number): number {
  if (frequencyHz < 100) return Math.round(frequencyHz * 10_000) / 10_000;
  if (frequencyHz < 1000) return Math.round(frequencyHz * 1000) / 1000;
  return frequencyHz < 10_000
    ? Math.round(frequencyHz * 100) / 100
    : Math.round(frequencyHz * 10) / 10;
}
