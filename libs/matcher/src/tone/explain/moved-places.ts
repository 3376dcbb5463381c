import type { Reason, ToneBound } from '@kindred/records';
import { toHundredths } from '../../gain-grid.js';
import type { ToneStrength } from '../tone-amount.js';
import type { PlaceMove, TrackMoves } from '../track-moves.js';
import { placePeaks } from './place-peaks.js';
import type { ToldAgainst } from './told-against.js';
import { toldPlace, toTenths } from './told-place.js';

/** A move is told where it is at least this large. */
const toldDb = 0.3;
const movesTold = 3;

/** The places that moved most, a word each; places of one broad move are told once. */
export function movedPlaces(
  { places }: TrackMoves,
  { against, siblings, strength }: ToldAgainst,
): readonly Reason[] {
  return placePeaks(places, ({ appliedDb }) => Math.abs(appliedDb))
    .filter(({ appliedDb, wishDb }) => Math.abs(appliedDb) >= toldDb && appliedDb * wishDb > 0)
    .slice(0, movesTold)
    .map((place) => ({
      code: 'tone-moved',
      values: {
        ...toldPlace(place),
        appliedDb: toTenths(place.appliedDb),
        against,
        siblings,
        amount: toHundredths(strength.amount),
        mostDb: strength.mostDb,
        boundBy: boundOf(place, strength),
      },
    }));
}

function boundOf(
  { wishDb, aimDb, appliedDb, faultShare }: PlaceMove,
  { mostDb }: ToneStrength,
): ToneBound | null {
  const heldBack = Math.abs(aimDb) - Math.abs(appliedDb) > 0.15;
  if (heldBack && wishDb < 0) return 'most';
  if (heldBack) return Math.abs(appliedDb) < 0.5 * mostDb ? 'reach' : 'boosts';
  return faultShare < 1 ? 'evidence' : null;
}
