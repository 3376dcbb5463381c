/** How far one track may hold a release down without anyone having asked for it. */
export const oneTrackCostMaxLu = 1.5;
/** How far the release comes down before anything is asked of the track that it waits for. */
export const yieldFirstMaxLu = 1;
/** Within any limiting budget, loud sections rise by at least half of what the whole does. */
const wholePerSectionsMax = 2;
/** How far such a track may then sit under its siblings. */
export const underFamilyMaxLu = 1.5;

/** Common levels that one track would allow, its own offset taken off. */
export interface TrackReach {
  /** Within its limiting. */
  readonly reachLufs: number;
  /** Within all that it may be stretched to; asked for only where it matters. */
  readonly stretchedLufs: () => number;
}

export interface FamilyLevel {
  /** The level that the family is brought to. */
  readonly levelLufs: number;
  /** Place, in the question, of the track that keeps the release under its target; null: none. */
  readonly binding: number | null;
}

/**
 * How far a release yields to the tracks that have no room left, given the level it would need for
 * its target and what each track can reach. In this order, and no further than needed:
 *
 * 1. the release comes down by up to 1 LU;
 * 2. a track still out of reach is stretched: more limiting than its budget;
 * 3. it sits up to 1.5 LU under its siblings;
 * 4. the release comes down further, but no one track costs it more than 1.5 LU in all: a track
 *    that would is left under its siblings, as far as it takes.
 *
 * What a track costs is the larger of two: what its siblings come down by, and what the release does
 * as it is measured, since limiting takes more from loud sections than from the whole. It is decided
 * on groups: leaving out the k lowest must lift either by more than 1.5·k LU, or two equally hopeless tracks would shield one another, each making the other look free. At
 * most half of the tracks are left out, and of those that are waited for at least half keep within
 * their own limiting: what a minority needs is an exception, what most need is the release's level.
 * One track alone has no siblings that it would hold down.
 */
export function decideFamilyLevel(question: {
  /** The level at which the release meets its target; infinite: no level does. */
  readonly wantedLufs: number;
  /** The tracks that may hold the release, in any order. */
  readonly tracks: readonly TrackReach[];
  /** What the release measures with its family at a level. */
  readonly releaseLufs: (levelLufs: number) => number;
}): FamilyLevel {
  const { wantedLufs, tracks, releaseLufs } = question;
  const order = tracks.map((_, place) => place);
  order.sort((a, b) => tracks[a]!.reachLufs - tracks[b]!.reachLufs || a - b);
  const leftOutMax = Math.floor(order.length / 2);

  const decideWithout = (leftOut: number): FamilyLevel => {
    const waitedFor = order.slice(leftOut);
    const lowest = waitedFor[0]!;
    const ordinary = waitedFor[Math.floor(waitedFor.length / 2)]!;
    const lowestLufs = tracks[lowest]!.reachLufs;
    if (lowestLufs >= wantedLufs) return { levelLufs: wantedLufs, binding: null };
    const firstLufs = wantedLufs - yieldFirstMaxLu;
    const ordinaryLufs = tracks[ordinary]!.reachLufs;
    if (lowestLufs >= Math.min(firstLufs, ordinaryLufs)) {
      return { levelLufs: lowestLufs, binding: lowest };
    }
    let decided: FamilyLevel =
      ordinaryLufs < firstLufs
        ? { levelLufs: ordinaryLufs, binding: ordinary }
        : { levelLufs: firstLufs, binding: lowest };
    for (const place of waitedFor) {
      const { reachLufs, stretchedLufs } = tracks[place]!;
      if (reachLufs >= decided.levelLufs) break;
      const allowedLufs = stretchedLufs() + underFamilyMaxLu;
      if (allowedLufs < decided.levelLufs) decided = { levelLufs: allowedLufs, binding: place };
    }
    return decided;
  };

  const costs = (waiting: FamilyLevel, without: FamilyLevel, allowedLu: number): boolean => {
    const siblingsLu = without.levelLufs - waiting.levelLufs;
    if (siblingsLu > allowedLu) return true;
    if (wholePerSectionsMax * siblingsLu <= allowedLu) return false;
    return releaseLufs(without.levelLufs) - releaseLufs(waiting.levelLufs) > allowedLu;
  };

  let leftOut = 0;
  let decided = decideWithout(0);
  for (let more = 1; leftOut + more <= leftOutMax; more++) {
    const without = decideWithout(leftOut + more);
    if (!costs(decided, without, oneTrackCostMaxLu * more)) continue;
    leftOut += more;
    more = 0;
    decided = without;
  }
  return decided;
}
