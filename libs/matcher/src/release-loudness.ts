import { pooledLufs } from '@kindred/dsp';
import type { TargetMeaning } from '@kindred/records';
import { assert } from './assert.js';
import { dbFromMillibels } from './gain-grid.js';
import type { Member, Placed } from './member.js';

/**
 * Loudness of a release in the meaning of its target. When every track stands for itself, it is
 * the lowest: a release is not at its target as long as one track is under it.
 */
export function releaseLoudnessLufs(
  tracks: readonly Pick<Placed, 'member' | 'gainMillibels'>[],
  of: TargetMeaning,
): number {
  if (of === 'album') {
    const lufs = pooledLufs(
      tracks.map(({ member, gainMillibels }) => member.model.at(gainMillibels).gatingBlocks),
    );
    assert(lufs !== null, 'a release without loudness');
    return lufs;
  }
  const levels = tracks.map(
    ({ member, gainMillibels }) => member.model.at(gainMillibels).integratedLufs,
  );
  return of === 'loudest track' ? Math.max(...levels) : Math.min(...levels);
}

/** The same of the mixes as they came: all at one gain under which nothing limits, and back. */
export function arrivedLoudnessLufs(members: readonly Member[], of: TargetMeaning): number {
  const gainMillibels = Math.min(0, ...members.map(({ model }) => model.unlimitedMillibels));
  const quiet = members.map((member) => ({ member, gainMillibels }));
  return releaseLoudnessLufs(quiet, of) - dbFromMillibels(gainMillibels);
}
