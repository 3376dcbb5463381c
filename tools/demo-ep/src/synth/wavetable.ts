import { sin } from '@kindred/dsp';

/** Length of one period; one more sample repeats the first, so that interpolation needs no wrap. */
export const tableLength = 2048;

/**
 * Phases are 32-bit integers that wrap by themselves once a period: the top 11 bits say where in
 * the table, the other 21 how far to the next entry.
 */
export const phaseShift = 21;
export const phaseFractionMask = 0x1fffff;
export const phaseFractionScale = 1 / 0x200000;
export const phasePeriod = 4294967296;

export type WaveName = 'sine' | 'triangle' | 'square' | 'saw';

export interface Waves {
  /** The table with as many harmonics as fit below `highestHz` at this pitch. */
  readonly tableFor: (wave: WaveName, frequencyHz: number) => Float32Array;
}

const highestHz = 19_000;
/** Harmonics of each table; half-octave steps keep the top of the spectrum from jumping. */
const harmonicCounts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384];

/** Amplitude of harmonic k of each wave, so that the wave peaks near 1. */
const harmonicLinear: Readonly<Record<WaveName, (k: number) => number>> = {
  sine: (k) => (k === 1 ? 1 : 0),
  // Odd harmonics of alternating sign, 8/π² for a peak of 1.
  triangle: (k) => (k % 2 === 0 ? 0 : ((k % 4 === 1 ? 1 : -1) * 0.8105694691387022) / (k * k)),
  // 4/π, less 15 % for the overshoot at the edges.
  square: (k) => (k % 2 === 0 ? 0 : 1.0822 / k),
  // 2/π, likewise.
  saw: (k) => 0.5411 / k,
};

/** Builds every table once, by adding harmonics: waves without aliasing. */
export function createWaves(): Waves {
  const sine = new Float64Array(tableLength);
  for (let i = 0; i < tableLength; i++) sine[i] = sin((2 * Math.PI * i) / tableLength);
  const tables: Readonly<Record<WaveName, readonly Float32Array[]>> = {
    sine: tablesOf(sine, harmonicLinear.sine),
    triangle: tablesOf(sine, harmonicLinear.triangle),
    square: tablesOf(sine, harmonicLinear.square),
    saw: tablesOf(sine, harmonicLinear.saw),
  };
  return {
    tableFor: (wave, frequencyHz) => {
      const fitting = highestHz / frequencyHz;
      let index = 0;
      while (index + 1 < harmonicCounts.length && harmonicCounts[index + 1]! <= fitting) index++;
      return tables[wave][index]!;
    },
  };
}

function tablesOf(sine: Float64Array, amplitudeOf: (k: number) => number): readonly Float32Array[] {
  const sum = new Float64Array(tableLength);
  let k = 0;
  return harmonicCounts.map((count) => {
    while (k < count) {
      k++;
      const amplitude = amplitudeOf(k);
      if (amplitude === 0) continue;
      for (let i = 0; i < tableLength; i++) {
        sum[i] = sum[i]! + amplitude * sine[(i * k) % tableLength]!;
      }
    }
    const table = new Float32Array(tableLength + 1);
    table.set(sum);
    table[tableLength] = table[0]!;
    return table;
  });
}
