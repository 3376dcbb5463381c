import { toHundredths } from '../gain-grid.js';
import type { ToneStrength } from './tone-amount.js';
import type { TrackMoves } from './track-moves.js';

/** Every filter with half its gain, however small that is: the same moves, half as strong. */
export function halfMoves({ bands, places, ...apart }: TrackMoves): TrackMoves {
  const half = bands.map((band) => ({ ...band, gainDb: toHundredths(band.gainDb / 2) }));
  return {
    ...apart,
    bands: half,
    places: places.map(({ aimDb, appliedDb, ...place }) => ({
      ...place,
      aimDb: aimDb / 2,
      appliedDb: appliedDb / 2,
    })),
  };
}

/** As it is told of half moves. */
export function halfStrength({ amount, mostDb, ...known }: ToneStrength): ToneStrength {
  return { ...known, amount: amount / 2, mostDb: mostDb / 2 };
}
