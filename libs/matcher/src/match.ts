import type { LoudnessBasis, WayOut } from '@kindred/records';
import type { Offset } from './offsets.js';
import type { Placed, Reach, Unit } from './unit.js';

/** One unit of a release, and its place in the family. */
export interface Seat {
  readonly unit: Unit;
  readonly offset: Offset;
  /** It has a vote in the family's level and may hold the release down. */
  readonly isSong: boolean;
}

/** What was decided for one unit. */
export interface Move extends Placed {
  readonly seat: Seat;
  /** The level it should have, its offset included, on `on`. */
  readonly wantedLufs: number;
  readonly on: LoudnessBasis;
  /** It would have passed the target, having no vote in where the family lies. */
  readonly isHeldToTarget: boolean;
}

/** What a release gives up so that no track is crushed. */
export interface Yielded {
  readonly byLu: number;
  readonly to: Seat;
  readonly reach: Reach;
  /** Given by the release at first, by the track, and by the release again. */
  readonly firstLu: number;
  readonly times: number;
  readonly underLu: number;
  readonly thenLu: number;
}

/** The decision on a whole release, before it is explained. */
export interface Match {
  readonly basis: LoudnessBasis;
  /** Level that the family is brought to; null: every track is matched by itself. */
  readonly commonLufs: number | null;
  /** In the order of the seats. */
  readonly moves: readonly Move[];
  /** In the target's own meaning. */
  readonly expectedLufs: number;
  readonly yielded: Yielded | null;
  /** Where the family would lie, had it not been decided before to lie where it does; null: there. */
  readonly solvedLufs: number | null;
  readonly waysOut: readonly WayOut[];
  /** As loud as the same limiting would allow all tracks to be; null: some use it up already. */
  readonly loudestLufs: number | null;
}
