/** A wish under this is no fault that anyone hears. */
export const leastFaultDb = 0.6;

/** A wish must pass this many of its standard errors, */
const errorsOverDoubt = 1.4;
/** and this many times what its siblings usually differ by. */
const timesUsual = 2;
/** From the first of these times that bar on a track is treated, from the second on in full. */
const ramp = { startsAt: 1, fullAt: 1.4 };

/** How wishes lose their say as they grow: what is that large is arrangement, not a fault. */
const redescent = { cut: { fullDb: 6, noneDb: 12 }, boost: { fullDb: 4, noneDb: 8 } };

/** A wish at one place, and what it is held against. */
export interface Wish {
  readonly wishDb: number;
  readonly errorDb: number;
  /** What the siblings' wishes there usually are, without their sign. */
  readonly usualDb: number;
}

/** From here on a wish stands out. */
export function barDb({ errorDb, usualDb }: Omit<Wish, 'wishDb'>): number {
  return Math.max(leastFaultDb, errorsOverDoubt * errorDb, timesUsual * usualDb);
}

/**
 * How surely a track stands out of its family, 0 to 1: by its clearest wish. One that does not is
 * left alone altogether; one that does is treated wherever it wishes for something, since a broad
 * fault shows a little in many places and clearly in few.
 */
export function standingOut(wishes: readonly Wish[]): number {
  const clearest = wishes
    .map((wish) => Math.abs(wish.wishDb) / barDb(wish))
    .reduce((a, b) => Math.max(a, b), 0);
  const over = (clearest - ramp.startsAt) / (ramp.fullAt - ramp.startsAt);
  return Math.max(0, Math.min(1, over));
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
