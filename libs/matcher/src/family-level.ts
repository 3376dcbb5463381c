/** How far one track may hold a release down without anyone having asked for it. */
export const oneTrackCostMaxLu = 1.5;

export interface FamilyLevel {
  /** The level that the family is brought to. */
  readonly levelLufs: number;
  /** Place, in `reachesLufs`, of the track that keeps the release under its target; null: none. */
  readonly binding: number | null;
}

/**
 * How far a release yields to the tracks that have no room left, given the level it would need for
 * its target and the level that each track can reach within its limiting. Tracks whose reach lies
 * under the answer are left under the family, at their own reach.
 *
 * The release comes down to the lowest reach, so that all tracks stay together, unless waiting
 * costs more than 1.5 LU for each track that is waited for: leaving out the k lowest must lift the
 * release by more than 1.5·k LU. Counting tracks in groups keeps two equally hopeless tracks from
 * shielding one another, each making the other look free. The group is the smallest that is worth
 * it, and after it the question is asked again. At least half of the tracks are always waited for:
 * what is left out by a minority is an exception, what is left out by most is the release's level.
 * One track alone is always waited for, having no family to be left under.
 */
export function decideFamilyLevel(question: {
  /** The level at which the release meets its target; infinite: no level does. */
  readonly wantedLufs: number;
  /** What each track can reach, in any order. */
  readonly reachesLufs: readonly number[];
}): FamilyLevel {
  const { wantedLufs, reachesLufs } = question;
  const order = reachesLufs.map((_, place) => place);
  order.sort((a, b) => reachesLufs[a]! - reachesLufs[b]! || a - b);
  const levelWithout = (leftOut: number): number =>
    Math.min(wantedLufs, reachesLufs[order[leftOut]!]!);

  const leftOutMax = Math.floor(order.length / 2);
  let leftOut = 0;
  for (let more = 1; leftOut + more <= leftOutMax; more++) {
    const gainLu = levelWithout(leftOut + more) - levelWithout(leftOut);
    if (gainLu <= oneTrackCostMaxLu * more) continue;
    leftOut += more;
    more = 0;
  }
  const levelLufs = levelWithout(leftOut);
  return { levelLufs, binding: levelLufs < wantedLufs ? order[leftOut]! : null };
}
