import type { MasteringPlan } from '@kindred/records';
import { toHundredths } from './gain-grid.js';
import type { Offset } from './offsets.js';
import type { Seat } from './match.js';
import type { Terms } from './release-loudness.js';
import type { Mode } from './choose-mode.js';
import { placeFamily } from './placed-family.js';
import type { Unit } from './unit.js';

/**
 * What was decided before on a release of which the same is asked, with those of its tracks of which
 * mix and wishes are as they were, under their present numbers.
 */
export type FormerPlan = Pick<MasteringPlan, 'loudness' | 'tracks'>;

/**
 * A family's level stands while what would be decided now lies no further from it, and so does how far a
 * soft track is left under its family where nobody said how far. Both together stay well under the
 * decibel from which songs are told to be unlike in level, and the level alone under the half by which
 * finished masters may be off their target.
 */
export const levelKeptLu = 0.3;

/** Where the family was decided to lie, on the same terms; null: nowhere that is known. */
export function formerLevelLufs(
  former: FormerPlan | null,
  {
    seats,
    terms,
    mode,
  }: { readonly seats: readonly Seat[]; readonly terms: Terms; readonly mode: Mode },
): number | null {
  if (!former || former.tracks.length === 0) return null;
  const { loudness, tracks } = former;
  if (loudness.mode !== mode.mode || loudness.basis !== terms.basis) return null;
  if (mode.mode !== 'as mixed') return loudness.commonLufs;
  const [change] = tracks.flatMap(({ because }) =>
    because.flatMap((reason) => (reason.code === 'as-mixed' ? reason.values.changeDb : [])),
  );
  const [all] = seats;
  if (change === undefined || !all) return null;
  const gainMillibels = Math.round(100 * change);
  const levelLufs = all.unit.levelAt(gainMillibels, terms.basis);
  const [move] = placeFamily(seats, { terms, levelLufs });
  // A gain that nothing would be given now is none to stand by.
  return move?.gainMillibels === gainMillibels ? levelLufs : null;
}

/** How far a unit lies from its family: as it was decided before, while that nearly is what it is now. */
export function keptOffset(offset: Offset, unit: Unit, former: FormerPlan | null): Offset {
  if (offset.why !== 'none' && offset.why !== 'kept') return offset;
  const tracks = unit.parts.flatMap(({ model: { profile } }) => {
    return former?.tracks.find(({ number }) => number === profile.number) ?? [];
  });
  const [first] = tracks;
  if (!first || tracks.length < unit.parts.length) return offset;
  if (tracks.some(({ offsetLu }) => offsetLu !== first.offsetLu)) return offset;
  const { lu, directedLu } = offset;
  const { offsetLu } = first;
  const apartLu = Math.abs(offsetLu - lu);
  if (apartLu === 0 || toHundredths(apartLu) > levelKeptLu) return offset;
  if (offsetLu === directedLu) return { why: 'none', lu: offsetLu, directedLu };
  const [arrived] = first.because.flatMap((reason) =>
    reason.code === 'difference-kept' ? reason.values.arrivedUnderLu : [],
  );
  const arrivedUnderLu = arrived ?? (offset.why === 'kept' ? offset.arrivedUnderLu : null);
  return arrivedUnderLu === null
    ? offset
    : { why: 'kept', lu: offsetLu, directedLu, arrivedUnderLu };
}
