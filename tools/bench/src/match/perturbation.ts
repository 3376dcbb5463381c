import { createBandEqResponse, thirdOctaves, type GainBand } from '@kindred/dsp';
import type { Tone } from '@kindred/records';

/** A fault that a mix might have: one broad move of tone, and another level. */
export interface Perturbation {
  readonly band: GainBand;
  readonly levelDb: number;
}

/** Numbers from 0 to 1 that follow from a seed (Numerical Recipes' 32-bit generator, mixed). */
export function seededNumbers(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A shelf, or a bell of Q 0.5 to 1, of ±1.5 to 4 dB, and ±1 to 6 dB of level. */
export function drawPerturbation(next: () => number): Perturbation {
  const between = (low: number, high: number): number => low + (high - low) * next();
  const signed = (low: number, high: number): number => {
    const size = between(low, high);
    return next() < 0.5 ? -size : size;
  };
  const pitched = (lowHz: number, highHz: number): number =>
    lowHz * 2 ** (Math.log2(highHz / lowHz) * next());
  const kind = next();
  const gainDb = signed(1.5, 4);
  const band: GainBand =
    kind < 0.25
      ? { type: 'low-shelf', frequencyHz: pitched(100, 400), q: 0.7, gainDb }
      : kind < 0.5
        ? { type: 'high-shelf', frequencyHz: pitched(1500, 6000), q: 0.7, gainDb }
        : { type: 'bell', frequencyHz: pitched(100, 6000), q: between(0.5, 1), gainDb };
  return { band, levelDb: signed(1, 6) };
}

/** What a filter adds to each 1/3 octave: exact for what is linear and time-invariant. */
export function responseOf(bands: readonly GainBand[], sampleRateHz: number): readonly number[] {
  return [...createBandEqResponse({ sampleRateHz, bands: thirdOctaves }).cascadeDb(bands)];
}

/** The tone as if its file had gone through a response and a gain. */
export function withResponse(tone: Tone, changesDb: readonly number[]): Tone {
  const { loud } = tone;
  if (loud === null) return tone;
  const levelsDb = loud.levelsDb.map((level, band) =>
    level === null ? null : level + changesDb[band]!,
  );
  return { ...tone, loud: { ...loud, levelsDb } };
}
