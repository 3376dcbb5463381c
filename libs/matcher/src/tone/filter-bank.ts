import {
  createBandEqResponse,
  createEqResponse,
  frequencyGrid,
  thirdOctaveCentresHz,
  thirdOctaves,
} from '@kindred/dsp';
import type { EqResponse, GainBand } from '@kindred/dsp';

/** A place where tone may be moved. */
export type BankFilter = Omit<GainBand, 'gainDb'>;

const butterworth = 0.7071;

/** Wide filters a good octave apart, which together can follow any broad curve. */
export const filterBank: readonly BankFilter[] = [
  { type: 'low-shelf', frequencyHz: 100, q: butterworth },
  { type: 'bell', frequencyHz: 200, q: 0.8 },
  { type: 'bell', frequencyHz: 420, q: 0.8 },
  { type: 'bell', frequencyHz: 900, q: 0.8 },
  { type: 'bell', frequencyHz: 1900, q: 0.8 },
  { type: 'bell', frequencyHz: 4000, q: 0.8 },
  { type: 'high-shelf', frequencyHz: 8000, q: butterworth },
];

/** Stands in for the low shelf where bass is raised: what lies under 40 Hz stays there. */
export const lowBell: BankFilter = { type: 'bell', frequencyHz: 90, q: 0.7 };
/** Stands in for the high shelf where there is nothing but hiss to raise at the top. */
export const highBell: BankFilter = { type: 'bell', frequencyHz: 8000, q: 0.8 };

/** The real responses at one rate. */
export interface ToneGrid {
  readonly sampleRateHz: number;
  /** 1/24 octave, 20 Hz to 20 kHz or half the rate. */
  readonly frequenciesHz: readonly number[];
  readonly fine: EqResponse;
  /** The 1/3-octave bands that tone is measured in. */
  readonly bands: EqResponse;
}

export function createToneGrid(sampleRateHz: number): ToneGrid {
  const frequenciesHz = frequencyGrid({ highHz: Math.min(20_000, sampleRateHz / 2) });
  return {
    sampleRateHz,
    frequenciesHz,
    fine: createEqResponse({ sampleRateHz, frequenciesHz }),
    bands: createBandEqResponse({ sampleRateHz, bands: thirdOctaves }),
  };
}

/** Grids that are made once for each rate. */
export function toneGridPerRate(): (sampleRateHz: number) => ToneGrid {
  const grids = new Map<number, ToneGrid>();
  return (sampleRateHz) => {
    const grid = grids.get(sampleRateHz) ?? createToneGrid(sampleRateHz);
    grids.set(sampleRateHz, grid);
    return grid;
  };
}

/** The 1/3 octave where a filter's say is largest: a bell's own, a shelf's an octave out. */
export function bandOf({ type, frequencyHz }: BankFilter): number {
  const plateauHz =
    type === 'low-shelf'
      ? frequencyHz / 2
      : type === 'high-shelf'
        ? frequencyHz * 1.5
        : frequencyHz;
  let nearest = 0;
  thirdOctaveCentresHz.forEach((hz, band) => {
    const apart = Math.abs(hz / plateauHz - 1);
    if (apart < Math.abs(thirdOctaveCentresHz[nearest]! / plateauHz - 1)) nearest = band;
  });
  return nearest;
}
