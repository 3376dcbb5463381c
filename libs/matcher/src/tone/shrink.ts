/** A shape this near to the others', RMS over 80 Hz to 8 kHz, is theirs. */
const leastApartDb = 0.35;
/** Distances that the siblings usually have count towards what a song must pass, by this share. */
const usualShare = 0.7;
/** How wishes lose their say as they grow: what is that large is arrangement, not a fault. */
const redescent = { cut: { fullDb: 6, noneDb: 12 }, boost: { fullDb: 4, noneDb: 8 } };

/**
 * A shape so far from its siblings' is in part another arrangement, RMS over 80 Hz to 8 kHz: faults of
 * mixes are seldom over 4 dB in two places, which is 2.5,
 */
const arrangedFromDb = 3;
/** and from here on altogether. */
const arrangedDb = 5;

/** How far a song lies from the others, and how far these usually do, RMS over 80 Hz to 8 kHz. */
export interface Apart {
  readonly apartDb: number;
  readonly usualDb: number;
  /** How much of what it is held against are its siblings, 0 to 1. */
  readonly siblingShare: number;
}

/** From here on a song stands out. */
export function barDb({ usualDb }: Pick<Apart, 'usualDb'>): number {
  return Math.sqrt(square(leastApartDb) + square(usualShare * usualDb));
}

/**
 * How surely a song stands out of its family, 0 to 1, by its whole shape: a broad fault shows a
 * little in many places, and no single one of them tells it from a bass drum in another key. A song
 * that does not is left alone altogether; one that does is treated wherever it wishes for something.
 *
 * At r times the bar the odds that it is a fault are taken as r⁴ : 2. Odds up to 1 : 2 count as none,
 * and what is over them grows without a step: (r⁴ − 1)/(r⁴ + 2), one half at 1.4 times the bar.
 */
export function standingOut({ apartDb, usualDb }: Pick<Apart, 'apartDb' | 'usualDb'>): number {
  const times = apartDb / barDb({ usualDb });
  const odds = square(square(times));
  return odds <= 1 ? 0 : (odds - 1) / (odds + 2);
}

/**
 * Share of a wish that counts as a fault: 1 for small ones, 0 for those that are arrangement. Of a song
 * that is arranged otherwise as a whole, its small wishes are no faults either: they lie where a curve of
 * another kind happens to cross the siblings'. A reference may be another record altogether.
 */
export function faultShare(
  wishDb: number,
  { apartDb, siblingShare }: Pick<Apart, 'apartDb' | 'siblingShare'>,
): number {
  const { fullDb, noneDb } = wishDb < 0 ? redescent.cut : redescent.boost;
  const otherwise = 1 - fading(apartDb, { fullDb: arrangedFromDb, noneDb: arrangedDb });
  return (1 - siblingShare * otherwise) * fading(Math.abs(wishDb), { fullDb, noneDb });
}

/** 1 up to `fullDb`, 0 from `noneDb` on. */
function fading(
  size: number,
  { fullDb, noneDb }: { readonly fullDb: number; readonly noneDb: number },
): number {
  return Math.max(0, Math.min(1, (noneDb - size) / (noneDb - fullDb)));
}

function square(value: number): number {
  return value * value;
}
