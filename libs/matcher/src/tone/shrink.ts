/** A wish under this is no fault that anyone hears. */
export const leastFaultDb = 0.6;

/** A shape this near to the others', RMS over 80 Hz to 8 kHz, is theirs. */
const leastApartDb = 0.45;
/** Distances that the siblings usually have count towards what a song must pass, by this share, */
const usualShare = 0.7;
/** and, where all differ, by more: the more they do, the more of it is meant. */
const meantSharePerDb = 0.15;
/** How wishes lose their say as they grow: what is that large is arrangement, not a fault. */
const redescent = { cut: { fullDb: 6, noneDb: 12 }, boost: { fullDb: 4, noneDb: 8 } };

/** How far a song lies from the others, and how far they usually do, RMS over 80 Hz to 8 kHz. */
export interface Apart {
  readonly apartDb: number;
  readonly usualDb: number;
}

/** From here on a song stands out. */
export function barDb({ usualDb }: Pick<Apart, 'usualDb'>): number {
  const meantDb = meantSharePerDb * usualDb * usualDb;
  return Math.sqrt(square(leastApartDb) + square(usualShare * usualDb) + square(meantDb));
}

/**
 * How surely a song stands out of its family, 0 to 1, by its whole shape: a broad fault shows a
 * little in many places, and no single one of them tells it from a bass drum in another key. A song
 * that does not is left alone altogether; one that does is treated wherever it wishes for something.
 */
export function standingOut({ apartDb, usualDb }: Apart): number {
  const bar = barDb({ usualDb });
  // The fourth power: four fifths at one and a half times the bar.
  return apartDb <= bar ? 0 : 1 - square(square(bar / apartDb));
}

/**
 * What is left of a wish w under the size T of what is heard: 1 − T²/w² over it, else 0. No jump
 * where a wish passes it, and hardly a loss far above (the non-negative garrotte, L. Breiman, 1995).
 */
export function certainty(wishDb: number): number {
  const size = Math.abs(wishDb);
  return size <= leastFaultDb ? 0 : 1 - (leastFaultDb * leastFaultDb) / (wishDb * wishDb);
}

/** Share of a wish that counts as a fault: 1 for small ones, 0 for those that are arrangement. */
export function faultShare(wishDb: number): number {
  const { fullDb, noneDb } = wishDb < 0 ? redescent.cut : redescent.boost;
  const size = Math.abs(wishDb);
  return Math.max(0, Math.min(1, (noneDb - size) / (noneDb - fullDb)));
}

function square(value: number): number {
  return value * value;
}
