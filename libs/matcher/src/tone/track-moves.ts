import type { GainBand } from '@kindred/dsp';
import { isGuarded, type ToneGuard } from '@kindred/records';
import { boundBands } from './bound-bands.js';
import { filterBank, highBell, lowBell, type BankFilter, type ToneGrid } from './filter-bank.js';
import { fitBands, type Fit } from './fit-bands.js';
import { gainsThrough } from './gains-through.js';
import { faultShare, standingOut, type Apart } from './shrink.js';
import { toneBounds, withinMost, type BoostLimits } from './tone-bounds.js';
import type { Curve } from './tone-family.js';

/** Moves under this are no moves. */
export const leastMoveDb = 0.3;

/** What was made of the wish at one place of the bank. */
export interface PlaceMove {
  readonly filter: BankFilter;
  /** The whole wish around there, of all filters together. */
  readonly wishDb: number;
  /** Share of the wish that counts as a fault, not as arrangement. */
  readonly faultShare: number;
  /** What should be done about it, before the bounds. */
  readonly aimDb: number;
  /** Of all filters together around there, as rendered. */
  readonly appliedDb: number;
}

export interface TrackMoves {
  /** How surely the track stands out, 0 to 1. */
  readonly standingOut: number;
  readonly apart: Apart;
  readonly places: readonly PlaceMove[];
  /** The bands that render, from low to high. */
  readonly bands: readonly GainBand[];
}

export interface FitTrackQuestion {
  readonly wishDb: Curve;
  readonly errorsDb: Curve;
  readonly grid: ToneGrid;
  readonly limits: BoostLimits;
}

export interface MovesQuestion {
  readonly fit: Fit;
  readonly apart: Apart;
  readonly grid: ToneGrid;
  readonly limits: BoostLimits;
  readonly amount: number;
  readonly mostDb: number;
  /** Where no filter may move anything. */
  readonly guards: readonly ToneGuard[];
  /** Takes every wish at its word. */
  readonly trustsAll: boolean;
}

/**
 * The unshrunk wish on the bank. A shelf that would raise what must stay down gives its place to a
 * bell, and all is fitted anew.
 */
export function fitTrack({ wishDb, errorsDb, grid, limits }: FitTrackQuestion): Fit {
  const fitWith = (bank: readonly BankFilter[]): Fit =>
    fitBands({ wishDb, errorsDb, bank, response: grid.bands });
  const first = fitWith(filterBank);
  const lowest = first.filters[0]!;
  const highest = first.filters[first.filters.length - 1]!;
  const low = lowest.gainDb > 0 ? lowBell : lowest.filter;
  const high = highest.gainDb > 0 && limits.highestHz < Infinity ? highBell : highest.filter;
  if (low === lowest.filter && high === highest.filter) return first;
  return fitWith([low, ...filterBank.slice(1, -1), high]);
}

/** Fit first, shrink after: what the fit wishes for, then doubt, evidence, amount and bounds. */
export function movesFor(question: MovesQuestion): TrackMoves {
  const { fit, apart, grid, limits, amount, mostDb, guards, trustsAll } = question;
  const sure = trustsAll ? 1 : standingOut(apart);
  const aims = fit.filters.map(({ wishDb }) => {
    const kept = trustsAll ? 1 : sure * faultShare(wishDb, apart);
    return amount * kept * wishDb;
  });
  const bounds = toneBounds(grid, { mostDb, limits });
  const bank = fit.filters.map(({ filter }) => filter);
  const gains = gainsThrough(
    aims.map((aim) => withinMost(aim, mostDb)),
    { bank, grid },
  );
  const wanted = bank
    .map((filter, place) => ({ ...filter, gainDb: gains[place]! }))
    .filter((band) => !isGuarded(band, guards));
  const bands = boundBands(wanted, { grid, bounds, leastDb: trustsAll ? 0 : leastMoveDb });
  const response = grid.bands.cascadeDb(bands);
  const places = fit.filters.map(({ filter, band, wishDb }, place): PlaceMove => ({
    filter,
    wishDb,
    faultShare: faultShare(wishDb, apart),
    aimDb: aims[place]!,
    appliedDb: response[band]!,
  }));
  return { standingOut: sure, apart, places, bands };
}
