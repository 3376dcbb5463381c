import type { Reason } from '@kindred/records';
import type { PlaceMove, TrackMoves } from '../track-moves.js';
import { placePeaks } from './place-peaks.js';
import type { ToldAgainst } from './told-against.js';
import { toldPlace } from './told-place.js';

/** Under this share of a fault, a wish is called arrangement. */
const arrangementShare = 0.5;

export function isArrangement({ faultShare }: Pick<PlaceMove, 'faultShare'>): boolean {
  return faultShare < arrangementShare;
}

/** The largest wish that was taken for another arrangement. */
export function arrangements({ places }: TrackMoves, { against }: ToldAgainst): readonly Reason[] {
  return placePeaks(places, ({ wishDb }) => Math.abs(wishDb))
    .filter(isArrangement)
    .slice(0, 1)
    .map((place) => ({ code: 'tone-arrangement', values: { ...toldPlace(place), against } }));
}
