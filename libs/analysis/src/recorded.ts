/** A number as records hold it: rounded, and null where there is none (not finite). */
export function recorded(value: number, stepsPerUnit: number): number | null {
  const rounded = Math.round(value * stepsPerUnit) / stepsPerUnit;
  // −0 would not survive JSON.
  return Number.isFinite(rounded) ? rounded + 0 : null;
}

/** A level to 0.01 dB. */
export function recordedDb(levelDb: number): number | null {
  return recorded(levelDb, 100);
}
