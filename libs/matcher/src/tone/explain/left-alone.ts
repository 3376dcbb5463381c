import type { Reason, ToneRest } from '@kindred/records';
import { barDb } from '../shrink.js';
import type { TrackMoves } from '../track-moves.js';
import { isArrangement } from './arrangements.js';
import type { ToldAgainst } from './told-against.js';
import { toldPlace, toTenths } from './told-place.js';

/** A wish under this is no fault that anyone hears. */
const leastFaultDb = 0.6;

/** Why nothing was moved, by the track's largest wish. */
export function leftAlone(
  { places, standingOut, apart }: TrackMoves,
  { against, siblings, strength }: ToldAgainst,
): Reason {
  const [largest] = [...places].sort((a, b) => Math.abs(b.wishDb) - Math.abs(a.wishDb));
  const why = ((): ToneRest => {
    if (Math.abs(largest!.wishDb) <= leastFaultDb) return 'even';
    if (standingOut === 0) return 'usual';
    if (isArrangement(largest!)) return 'arrangement';
    return strength.diversityShare < 0.5 ? 'diverse' : 'small';
  })();
  return {
    code: 'tone-left-alone',
    values: {
      why,
      ...toldPlace(largest!),
      apartDb: toTenths(apart.apartDb),
      barDb: toTenths(barDb(apart)),
      against,
      siblings,
    },
  };
}
