import type { Reason } from '@kindred/records';
import type { PlaceMove, TrackMoves } from '../track-moves.js';
import { isArrangement } from './arrangements.js';
import { placePeaks } from './place-peaks.js';
import type { ToldAgainst } from './told-against.js';
import { toldPlace, toTenths } from './told-place.js';

/** What a broad wish may keep back before the rest is called a mix problem. */
const mixProblemDb = 1.5;
/** How surely a track must stand out to be told what is wrong with its mix. */
const clearlyOut = 0.5;
const problemsTold = 2;

/** What filters within their bounds leave of a fault, and only a new mix can mend. */
export function mixProblems(
  { places, standingOut }: TrackMoves,
  { against, strength }: ToldAgainst,
): readonly Reason[] {
  // Of two songs nobody knows which one strays.
  const isPair = strength.fewSongs === 2;
  // What lies apart from a reference is another record, not a fault.
  const isTaste = against === 'references' || against === 'mix of targets';
  const isMeant = strength.diversityShare < 0.5;
  if (isPair || isTaste || isMeant || standingOut < clearlyOut) return [];
  return placePeaks(places, restDb)
    .filter((place) => restDb(place) > mixProblemDb && !isArrangement(place))
    .slice(0, problemsTold)
    .map((place) => ({
      code: 'tone-mix-problem',
      values: { ...toldPlace(place), appliedDb: toTenths(place.appliedDb), against },
    }));
}

function restDb({ wishDb, appliedDb }: PlaceMove): number {
  return Math.max(0, wishDb < 0 ? appliedDb - wishDb : wishDb - appliedDb);
}
