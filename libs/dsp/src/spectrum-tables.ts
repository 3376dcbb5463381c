import { cos } from './portable-maths.js';

const smallest = 4096;
const largest = 65536;

/**
 * Frames to a spectrum: the power of 2 that gives bins of about 2.7 Hz (16384 at 44.1 and 48 kHz,
 * 32768 at 96 kHz), from 4096 to 65536.
 */
export function spectrumSize(sampleRateHz: number): number {
  let size = smallest;
  while (size < largest && size < 0.34 * sampleRateHz) size *= 2;
  return size;
}

/** What a transform of `size` frames reads. */
export interface SpectrumTables {
  /** The first half of the window, all scaling folded in, and its highest value. */
  readonly window: Float32Array;
  readonly windowPeak: number;
  readonly firstTurns: Float32Array;
  readonly turns: Float32Array;
}

/** Kept: every track of a rate asks for the same. */
const known = new Map<number, SpectrumTables>();

export function spectrumTables(size: number): SpectrumTables {
  const kept = known.get(size);
  if (kept) return kept;
  // One-sided power is 2 |X|² / (size² · hannPower), of half the sums and half the differences of
  // the channels, by the kernel's pairs Z ± Z* that are twice the spectrum.
  const windowPeak = Math.sqrt(2 / hannPower) / (4 * size);
  const cosines = cosineTable(size);
  const made = {
    window: hannHalf(cosines, windowPeak),
    windowPeak,
    firstTurns: firstStageTurns(cosines),
    turns: laterStageTurns(cosines),
  };
  known.set(size, made);
  return made;
}

/** cos(2πm / size) for m = 0 … size − 1; −sin is the same a quarter of the table further on. */
export function cosineTable(size: number): Float64Array {
  const table = new Float64Array(size);
  for (let m = 0; m <= size / 4; m++) {
    const value = cos((2 * Math.PI * m) / size);
    table[m] = value;
    table[size / 2 - m] = -value;
    table[size / 2 + m] = -value;
    if (m > 0) table[size - m] = value;
  }
  return table;
}

/**
 * The first half of a Hann window, w[n] = (1 − cos(2πn / size)) / 2, times `gain`. The second half
 * is w[n + size / 2] = gain − w[n].
 */
export function hannHalf(cosines: Float64Array, gain: number): Float32Array {
  const window = new Float32Array(cosines.length / 2);
  for (let n = 0; n < window.length; n++) window[n] = (gain / 2) * (1 - cosines[n]!);
  return window;
}

/** Mean of a Hann window's squares: what it leaves of a steady signal's power. */
export const hannPower = 3 / 8;

/** Turns of the first stage: for each four p, cos, then −sin of 2πpj / size for j = 1, 2, 3. */
export function firstStageTurns(cosines: Float64Array): Float32Array {
  const size = cosines.length;
  const turns = new Float32Array(6 * (size / 4));
  for (let p = 0; p < size / 4; p++) {
    const at = 24 * (p >> 2) + (p & 3);
    for (let j = 1; j <= 3; j++) {
      turns[at + 8 * j - 8] = cosines[p * j]!;
      turns[at + 8 * j - 4] = cosines[(p * j + size / 4) % size]!;
    }
  }
  return turns;
}

/**
 * Turns of the later stages: for each p < size / 16, cos and −sin of 8πpj / size for j = 1, 2, 3,
 * and two numbers to fill up.
 */
export function laterStageTurns(cosines: Float64Array): Float32Array {
  const size = cosines.length;
  const turns = new Float32Array(size / 2);
  for (let p = 0; p < size / 16; p++) {
    for (let j = 1; j <= 3; j++) {
      turns[8 * p + 2 * j - 2] = cosines[4 * p * j]!;
      turns[8 * p + 2 * j - 1] = cosines[(4 * p * j + size / 4) % size]!;
    }
  }
  return turns;
}
