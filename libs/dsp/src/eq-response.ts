import { halfAngleSquare, powerAt, powerOfCoefficients, type PowerPolynomial } from './biquad.js';
import { dbFromPower } from './decibels.js';
import type { EqBand } from './eq-band.js';
import { designBiquad } from './matched-biquad.js';
import { exp2, log2 } from './portable-maths.js';
import type { Band } from './spectrum-layout.js';

/**
 * What equalisers do to level at a fixed choice of frequencies or over stretches of them, exact
 * from the coefficients that render. What depends on the frequencies alone is worked out once, so
 * that a plan can try thousands of settings.
 */
export interface EqResponse {
  /** Of all bands together, in dB, one per frequency; −Infinity where nothing passes. */
  cascadeDb(bands: readonly EqBand[]): Float64Array;
  /** The largest magnitude of `cascadeDb`, rise or fall. */
  largestDb(bands: readonly EqBand[]): number;
}

/** At single frequencies; what lies beyond half the rate reads as half the rate does. */
export function createEqResponse(options: {
  readonly sampleRateHz: number;
  readonly frequenciesHz: readonly number[];
}): EqResponse {
  const { sampleRateHz, frequenciesHz } = options;
  return responseAt({ sampleRateHz, frequenciesHz, pointsPerValue: 1 });
}

/**
 * Mean power over each band, every part of an octave counting alike: what the band of a measured
 * spectrum gains where the spectrum itself is even. What lies beyond half the rate counts as there.
 */
export function createBandEqResponse(options: {
  readonly sampleRateHz: number;
  readonly bands: readonly Band[];
}): EqResponse {
  const { sampleRateHz, bands } = options;
  const frequenciesHz = bands.flatMap(pointsOf);
  return responseAt({ sampleRateHz, frequenciesHz, pointsPerValue: pointsPerBand });
}

/** Of all bands together, in dB, at each frequency; for one choice of bands. */
export function cascadeResponseDb(
  bands: readonly EqBand[],
  grid: { readonly sampleRateHz: number; readonly frequenciesHz: readonly number[] },
): Float64Array {
  return createEqResponse(grid).cascadeDb(bands);
}

/** Enough for 0.001 dB over a third of an octave under the filters that tone asks for. */
const pointsPerBand = 8;

/** Midpoints of equal parts in pitch. */
function pointsOf({ lowHz, highHz }: Band): number[] {
  const octaves = log2(highHz / lowHz);
  return Array.from(
    { length: pointsPerBand },
    (_, point) => lowHz * exp2((octaves * (point + 0.5)) / pointsPerBand),
  );
}

/** @param grid.pointsPerValue neighbours whose mean power is one value */
function responseAt(grid: {
  readonly sampleRateHz: number;
  readonly frequenciesHz: readonly number[];
  readonly pointsPerValue: number;
}): EqResponse {
  const { sampleRateHz, frequenciesHz, pointsPerValue } = grid;
  const phis = Float64Array.from(frequenciesHz, (hz) =>
    halfAngleSquare(Math.min(1, (2 * hz) / sampleRateHz) * Math.PI),
  );
  const zeros = new Float64Array(phis.length);
  const poles = new Float64Array(phis.length);
  const values = phis.length / pointsPerValue;

  const multiply = (products: Float64Array, by: PowerPolynomial): void => {
    for (let i = 0; i < phis.length; i++) products[i]! *= powerAt(by, phis[i]!);
  };
  const fill = (bands: readonly EqBand[]): void => {
    zeros.fill(1);
    poles.fill(1);
    for (const band of bands) {
      const { b0, b1, b2, a1, a2 } = designBiquad(band, sampleRateHz);
      multiply(zeros, powerOfCoefficients(b0, b1, b2));
      multiply(poles, powerOfCoefficients(1, a1, a2));
    }
  };
  const powerOf = (value: number): number => {
    let sum = 0;
    for (let i = value * pointsPerValue; i < (value + 1) * pointsPerValue; i++) {
      sum += zeros[i]! / poles[i]!;
    }
    return sum / pointsPerValue;
  };

  return {
    cascadeDb(bands) {
      fill(bands);
      return Float64Array.from({ length: values }, (_, value) => dbFromPower(powerOf(value)));
    },
    largestDb(bands) {
      fill(bands);
      let lowest = 1;
      let highest = 1;
      for (let value = 0; value < values; value++) {
        const power = powerOf(value);
        if (power < lowest) lowest = power;
        if (power > highest) highest = power;
      }
      return dbFromPower(Math.max(highest, 1 / lowest));
    },
  };
}
