import type { LoudnessBasis } from '@kindred/records';
import { toHundredths } from './gain-grid.js';
import type { Move } from './match.js';
import type { Member } from './member.js';

/**
 * The tracks that decide where the family lies: those that have the level it is matched on. A
 * track too short for a loud-section level follows them, and neither its loudness nor its want of
 * room moves the others. Where no track has that level, all stand on integrated loudness.
 */
export function votersOf(members: readonly Member[], basis: LoudnessBasis): readonly Member[] {
  if (basis === 'integrated') return members;
  const voters = members.filter(({ model }) => model.untouched.loudSectionLufs !== null);
  return voters.length > 0 ? voters : members;
}

/**
 * Every track at a common level, or as near under it as its room allows. The loud sections of a
 * song lie over its integrated loudness, so a track that is matched on the latter goes where the
 * integrated loudness of its siblings lies: their median, which no one track can pull away.
 */
export function placeFamily(
  members: readonly Member[],
  { basis, levelLufs }: { readonly basis: LoudnessBasis; readonly levelLufs: number },
): readonly Move[] {
  const voters = new Map(
    votersOf(members, basis).map((member) => [
      member,
      { ...member.placeAt({ basis, levelLufs }), wantedLufs: levelLufs },
    ]),
  );
  const integrated = [...voters.values()].map(
    ({ member, gainMillibels }) => member.model.at(gainMillibels).integratedLufs,
  );
  const medianLufs = toHundredths(medianOf(integrated));
  return members.map(
    (member) =>
      voters.get(member) ?? {
        ...member.placeAt({ basis: 'integrated', levelLufs: medianLufs }),
        wantedLufs: medianLufs,
      },
  );
}

function medianOf(levels: readonly number[]): number {
  const sorted = [...levels].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
