import type { WidthRest, WidthSetting } from '@kindred/records';

/** Nothing is made wider that has less side than this against mid. */
export const narrowDb = -18;
/** A difference within this is one width. */
const nearDb = 1.5;
/** A difference over this is meant. */
const farDb = 8;

/** How far a track goes toward its family, and why it does not where it stays. */
export interface FamilyMove {
  readonly moveDb: number;
  readonly rest: WidthRest | null;
}

/**
 * A share of what is left of the difference d over the deadband T: d − T²/d, no jump where d passes
 * it and hardly a loss far above (the non-negative garrotte, L. Breiman, 1995).
 */
export function familyMove({
  setting: { amount, mostDb },
  ownDb,
  familyDb,
  leastMoveDb,
}: {
  readonly setting: WidthSetting;
  readonly ownDb: number;
  readonly familyDb: number;
  readonly leastMoveDb: number;
}): FamilyMove {
  const apartDb = familyDb - ownDb;
  const size = Math.abs(apartDb);
  if (size <= nearDb) return { moveDb: 0, rest: 'near' };
  if (size > farDb) return { moveDb: 0, rest: 'far' };
  if (apartDb > 0 && ownDb < narrowDb) return { moveDb: 0, rest: 'narrow' };
  const wantedDb = amount * (apartDb - (nearDb * nearDb) / apartDb);
  const moveDb = Math.max(-mostDb, Math.min(mostDb, wantedDb));
  return Math.abs(moveDb) < leastMoveDb ? { moveDb: 0, rest: 'near' } : { moveDb, rest: null };
}
