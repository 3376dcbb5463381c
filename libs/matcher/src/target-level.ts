import type { LoudnessBasis, Target } from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import type { Level, Member } from './member.js';
import { placeFamily, votersOf } from './placed-family.js';
import { releaseLoudnessLufs } from './release-loudness.js';
import { solveRising } from './solve-rising.js';

/** Under its target by more than half of the grid's step, with all its room used: out of reach. */
const nearLu = 0.005;

/** No common level lies further than this over the loudness of an album: quiet parts are gated. */
const levelOverAlbumMaxLu = 40;

/** What the tracks of a release are to meet together. */
export interface Terms {
  readonly target: Target;
  readonly basis: LoudnessBasis;
}

/**
 * The common level at which a release meets its target, tracks without the room for it staying at
 * their own reach; infinite when even then the release is under it.
 */
export function levelForTarget(members: readonly Member[], terms: Terms): number {
  return terms.target.of === 'album'
    ? levelForAlbum(members, terms)
    : levelForLoudest(members, terms);
}

/**
 * Each track knows the level it has when it is itself at the target; the release may have the
 * lowest of these, and then no track is louder than the target and one is there. The track whose
 * loud sections stand out least is asked first: most others then only have to show that they are
 * no louder than the target at its level.
 */
function levelForLoudest(members: readonly Member[], { target, basis }: Terms): number {
  const { loudnessLufs } = target;
  const bySections = votersOf(members, basis)
    .map((member) => ({ member, overLu: sectionsOverWholeLu(member, basis) }))
    .sort((a, b) => a.overLu - b.overLu);
  return bySections.reduce((lowest, { member }) => {
    if (lowest < Infinity && loudnessAt(member, { basis, levelLufs: lowest }) <= loudnessLufs) {
      return lowest;
    }
    const own = member.placeAt({ basis: 'integrated', levelLufs: loudnessLufs });
    if (own.underLu > nearLu) return lowest;
    return Math.min(lowest, basisLevelLufs(member.model.at(own.gainMillibels), basis));
  }, Infinity);
}

function sectionsOverWholeLu({ model }: Member, basis: LoudnessBasis): number {
  return basisLevelLufs(model.untouched, basis) - model.untouched.integratedLufs;
}

function loudnessAt(member: Member, level: Level): number {
  return member.model.at(member.placeAt(level).gainMillibels).integratedLufs;
}

/** The pooled loudness of an album rises by 1 LU per LU of common level where all tracks follow. */
function levelForAlbum(members: readonly Member[], { target, basis }: Terms): number {
  const missAt = (hundredths: number): number => {
    const placed = placeFamily(members, { basis, levelLufs: hundredths / 100 });
    return releaseLoudnessLufs(placed, 'album') - target.loudnessLufs;
  };
  const guess = Math.round(100 * target.loudnessLufs);
  const most = guess + 100 * levelOverAlbumMaxLu;
  const hundredths = solveRising({ missAt, guess, most });
  return hundredths === most && missAt(most) < -nearLu ? Infinity : hundredths / 100;
}
