import type { LoudnessBasis } from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { dbFromMillibels } from './gain-grid.js';
import type { Member } from './member.js';

/**
 * The highest level that all tracks can have within their limiting. The track whose peaks meet the
 * ceiling first is asked first; most others then only have to show that they have room for as much.
 */
export function findLowestReach(members: readonly Member[], basis: LoudnessBasis): number {
  const byRoom = members
    .map((member) => ({ member, freeLufs: freeLevelLufs(member, basis) }))
    .sort((a, b) => a.freeLufs - b.freeLufs);
  return byRoom.reduce(
    (lowest, { member }) =>
      lowest < Infinity && member.placeAt({ basis, levelLufs: lowest }).underLu === 0
        ? lowest
        : member.reachLufs(basis),
    Infinity,
  );
}

/** The level that a track has where limiting would begin. */
function freeLevelLufs({ model }: Member, basis: LoudnessBasis): number {
  return basisLevelLufs(model.untouched, basis) + dbFromMillibels(model.unlimitedMillibels);
}
