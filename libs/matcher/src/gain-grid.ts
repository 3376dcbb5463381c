/**
 * Gains are decided in whole millibels (hundredths of a decibel), so that a plan holds exactly what
 * is rendered, and the same decision is the same number on every machine.
 */
export const millibelsPerDb = 100;

export function dbFromMillibels(millibels: number): number {
  return millibels / millibelsPerDb;
}

export function nearestMillibels(gainDb: number): number {
  return Math.round(gainDb * millibelsPerDb) + 0; // + 0 turns −0 into 0
}

/** The highest gain of the grid that does not pass `gainDb`, wary of the last bits of a float. */
export function millibelsUnder(gainDb: number): number {
  return Math.floor(gainDb * millibelsPerDb - 1e-6) + 0;
}

/** A level of the plan, to a hundredth. */
export function toHundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** A figure that is expected rather than decided, to a thousandth. */
export function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
