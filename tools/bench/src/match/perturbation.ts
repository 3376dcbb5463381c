import { createBandEqResponse, thirdOctaves, type GainBand } from '@kindred/dsp';
import type { Tone } from '@kindred/records';

/** A fault that a mix might have: a broad move of tone, and another level. */
export interface Perturbation {
  readonly bands: readonly GainBand[];
  readonly levelDb: number;
}

/** Faults to be made: how they are drawn, and from which seeds. */
export interface Faults {
  readonly seeds: readonly number[];
  draw(next: () => number): Perturbation;
}

/** The faults that goals are set on. */
export const usualFaults: Faults = { seeds: seedsFrom(1), draw: drawPerturbation };
/** Faults of the same kind that nothing was chosen by. */
export const unseenFaults: Faults = { seeds: seedsFrom(90_001), draw: drawPerturbation };
/** Faults of other kinds. */
export const otherFaults: Faults = { seeds: seedsFrom(7001), draw: drawOtherPerturbation };

function seedsFrom(first: number): readonly number[] {
  return Array.from({ length: 12 }, (_, seed) => first + seed);
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
function drawPerturbation(next: () => number): Perturbation {
  const kind = next();
  const gainDb = signed(next, 1.5, 4);
  const band: GainBand =
    kind < 0.25
      ? { type: 'low-shelf', frequencyHz: pitched(next, 100, 400), q: 0.7, gainDb }
      : kind < 0.5
        ? { type: 'high-shelf', frequencyHz: pitched(next, 1500, 6000), q: 0.7, gainDb }
        : {
            type: 'bell',
            frequencyHz: pitched(next, 100, 6000),
            q: between(next, 0.5, 1),
            gainDb,
          };
  return { bands: [band], levelDb: signed(next, 1, 6) };
}

/** A tilt, a scoop or hump between two shelves, two bells, or one of Q 1.2 to 2. */
function drawOtherPerturbation(next: () => number): Perturbation {
  const kind = next();
  const gainDb = signed(next, 1.5, 4);
  const low = (ofDb: number): GainBand => ({
    type: 'low-shelf',
    frequencyHz: pitched(next, 120, 500),
    q: 0.5,
    gainDb: ofDb,
  });
  const high = (ofDb: number): GainBand => ({
    type: 'high-shelf',
    frequencyHz: pitched(next, 1500, 5000),
    q: 0.5,
    gainDb: ofDb,
  });
  const bell = (q: number): GainBand => ({
    type: 'bell',
    frequencyHz: pitched(next, 100, 6000),
    q,
    gainDb,
  });
  const bands =
    kind < 0.25
      ? [low(gainDb / 2), high(-gainDb / 2)]
      : kind < 0.5
        ? [low(gainDb), high(gainDb)]
        : kind < 0.75
          ? [bell(0.8), { ...bell(0.8), gainDb: signed(next, 1.5, 4) }]
          : [bell(between(next, 1.2, 2))];
  return { bands, levelDb: signed(next, 1, 6) };
}

function between(next: () => number, low: number, high: number): number {
  return low + (high - low) * next();
}

function signed(next: () => number, low: number, high: number): number {
  const size = between(next, low, high);
  return next() < 0.5 ? -size : size;
}

function pitched(next: () => number, lowHz: number, highHz: number): number {
  return lowHz * 2 ** (Math.log2(highHz / lowHz) * next());
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
