import type { LoudnessBasis } from '@kindred/records';
import type { Member, Placed } from './member.js';

/** What was decided for one track. */
export interface Move extends Placed {
  /** The level it should have, on the basis. */
  readonly wantedLufs: number;
}

/** What a release gives up so that no track is crushed. */
export interface Yielded {
  readonly byLu: number;
  readonly to: Member;
  /** How loud the release could be without that track, up to its target; null: no louder. */
  readonly withoutItLufs: number | null;
}

/** The decision on a whole release, before it is explained. */
export interface Match {
  readonly basis: LoudnessBasis;
  /** Level that the family is brought to; null: every track is matched by itself. */
  readonly commonLufs: number | null;
  /** In the order of the subjects. */
  readonly moves: readonly Move[];
  /** In the target's own meaning. */
  readonly expectedLufs: number;
  readonly yielded: Yielded | null;
  /** As loud as the same limiting would allow all tracks to be; null: some use it up already. */
  readonly loudestLufs: number | null;
}
