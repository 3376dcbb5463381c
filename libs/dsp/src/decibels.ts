import { exp10, log10 } from './portable-maths.js';

/** Level of an amplitude relative to 1; −Infinity for 0. */
export function dbFromAmplitude(amplitudeLinear: number): number {
  return 20 * log10(amplitudeLinear);
}

/** Amplitude of a level relative to 1; 0 for −Infinity. */
export function amplitudeFromDb(levelDb: number): number {
  return exp10(levelDb / 20);
}

/** Level of a power relative to 1; −Infinity for 0. */
export function dbFromPower(powerLinear: number): number {
  return 10 * log10(powerLinear);
}

/** Power of a level relative to 1; 0 for −Infinity. */
export function powerFromDb(levelDb: number): number {
  return exp10(levelDb / 10);
}
