import { exp2, log2 } from './portable-maths.js';

/**
 * Frequencies in equal steps of pitch, from `lowHz` up to the last at or under `highHz`: 24 an
 * octave from 20 Hz to 20 kHz unless told otherwise.
 */
export function frequencyGrid({
  lowHz = 20,
  highHz = 20_000,
  stepsPerOctave = 24,
}: {
  readonly lowHz?: number;
  readonly highHz?: number;
  readonly stepsPerOctave?: number;
} = {}): readonly number[] {
  // A step that ends on the highest frequency but for rounding is on it.
  const steps = Math.floor(log2(highHz / lowHz) * stepsPerOctave + 1e-9);
  return Array.from({ length: steps + 1 }, (_, step) => lowHz * exp2(step / stepsPerOctave));
}
