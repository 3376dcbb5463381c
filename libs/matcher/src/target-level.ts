import { stretchedTimes, type LoudnessBasis } from '@kindred/records';
import type { Seat } from './match.js';
import { placeFamily, votersOf } from './placed-family.js';
import { integratedAt, releaseLoudnessLufs, type Terms } from './release-loudness.js';
import { solveRising } from './solve-rising.js';

/** Under its target by more than half of the grid's step, with all its room used: out of reach. */
const nearLu = 0.005;

/** No common level lies further than this over the loudness of an album: quiet parts are gated. */
const levelOverAlbumMaxLu = 40;

/**
 * The common level at which a release meets its target, units without the room for it staying at
 * the furthest that they may be stretched to; infinite when even then the release is under it.
 */
export function levelForTarget(seats: readonly Seat[], terms: Terms): number {
  return terms.target.of === 'album' ? levelForAlbum(seats, terms) : levelForLoudest(seats, terms);
}

/**
 * Each unit knows the level it has when its loudest track is itself at the target; the release may
 * have the lowest of these, and then no track is louder than the target and one is there. The unit
 * whose loud sections stand out least is asked first: most others then only have to show that they
 * are no louder than the target at its level.
 */
function levelForLoudest(seats: readonly Seat[], { target, basis }: Terms): number {
  const { loudnessLufs } = target;
  const bySections = votersOf(seats, basis)
    .map((seat) => ({ seat, overLu: sectionsOverWholeLu(seat, basis) - seat.offset.lu }))
    .sort((a, b) => a.overLu - b.overLu);
  return bySections.reduce((lowest, { seat: { unit, offset } }) => {
    if (lowest < Infinity) {
      const level = { basis, levelLufs: lowest + offset.lu };
      if (integratedAt(unit.placeAt(level, stretchedTimes)) <= loudnessLufs) return lowest;
    }
    const level = { basis: 'integrated', levelLufs: loudnessLufs } as const;
    const own = unit.placeAt(level, stretchedTimes);
    if (own.underLu > nearLu) return lowest;
    return Math.min(lowest, unit.levelAt(own.gainMillibels, basis) - offset.lu);
  }, Infinity);
}

function sectionsOverWholeLu({ unit }: Seat, basis: LoudnessBasis): number {
  return untouchedLufs(unit, basis) - untouchedLufs(unit, 'integrated');
}

/** Level of a unit at the gain of its mixes. */
export function untouchedLufs({ parts }: Seat['unit'], basis: LoudnessBasis): number {
  const levels = parts.flatMap(({ model: { untouched } }) =>
    basis === 'integrated' ? untouched.integratedLufs : (untouched.loudSectionLufs ?? []),
  );
  return levels.length > 0
    ? Math.max(...levels)
    : Math.max(...parts.map(({ model }) => model.untouched.integratedLufs));
}

/** The pooled loudness of an album rises by 1 LU per LU of common level where all tracks follow. */
function levelForAlbum(seats: readonly Seat[], terms: Terms): number {
  const { loudnessLufs } = terms.target;
  const missAt = (hundredths: number): number => {
    const placed = placeFamily(seats, { terms, levelLufs: hundredths / 100 });
    return releaseLoudnessLufs(placed, 'album') - loudnessLufs;
  };
  const guess = Math.round(100 * loudnessLufs);
  const most = guess + 100 * levelOverAlbumMaxLu;
  const hundredths = solveRising({ missAt, guess, least: guess - 100 * levelOverAlbumMaxLu, most });
  return hundredths === most && missAt(most) < -nearLu ? Infinity : hundredths / 100;
}
