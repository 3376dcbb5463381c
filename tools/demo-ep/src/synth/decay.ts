import { exp } from '@kindred/dsp';

/** The factor per step that lets a level fall to 1/e in `seconds`. */
export function decayPerStep(seconds: number, stepsPerSecond: number): number {
  return exp(-1 / Math.max(1e-6, seconds * stepsPerSecond));
}

/** The factor per step that lets a level fall by 60 dB in `seconds`: ln 1000 time constants. */
export function decayPerStep60Db(seconds: number, stepsPerSecond: number): number {
  return decayPerStep(seconds / 6.907755278982137, stepsPerSecond);
}
