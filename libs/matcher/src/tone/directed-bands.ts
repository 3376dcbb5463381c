import type { GainBand } from '@kindred/dsp';
import type { MoveBound, Reason, ToneMove } from '@kindred/records';
import { worstPlace, type Place } from './bound-bands.js';
import type { ToneGrid } from './filter-bank.js';
import { directedBounds, type BoostLimits } from './tone-bounds.js';
import { leastMoveDb } from './track-moves.js';

export interface DirectedQuestion {
  /** One per filter. */
  readonly moves: readonly ToneMove[];
  /** What the match decided: within its own bounds, and not touched. */
  readonly matched: readonly GainBand[];
  readonly grid: ToneGrid;
  readonly limits: BoostLimits;
  readonly mostDb: number;
}

export interface DirectedBands {
  readonly bands: readonly GainBand[];
  /** What is smaller than asked, and why. */
  readonly because: readonly Reason[];
}

/**
 * Stands in for a low shelf that raises: over 60 Hz nearly the same, and next to nothing under 40.
 * Its gain is that of the shelf times this share, by least squares from 40 to 300 Hz.
 */
const lowStandIn = { type: 'bell', frequencyHz: 75, q: 1 } as const;
const lowStandInShare = 0.8;

/** A move on its way to what may be done of it. */
interface Directed {
  readonly wanted: ToneMove;
  readonly band: GainBand;
  readonly heldBy: MoveBound | null;
}

/**
 * What words ask for, as filters: as they are where match and words together stay within their
 * bounds on the whole grid, by the cascade that renders. Where they do not, the words' filter with the
 * largest part in the worst place gives way by a tenth of a decibel at a time; under 0.3 dB it goes.
 */
export function directedBands(question: DirectedQuestion): DirectedBands {
  const { moves, matched, grid, limits, mostDb } = question;
  const bounds = directedBounds(grid, { mostDb, limits });
  let directed: readonly Directed[] = moves.map((wanted) => ({
    wanted,
    band: bandFor(wanted),
    heldBy: wanted.type === 'low-shelf' && wanted.gainDb > 0 ? 'below the music' : null,
  }));
  for (;;) {
    const heard = directed.map(({ band }) => band).filter(({ gainDb }) => gainDb !== 0);
    const worst = worstPlace([...matched, ...heard], grid, bounds);
    if (worst === null) {
      const small = directed.some(isSmall);
      if (!small) break;
      directed = directed.map((one) => (isSmall(one) ? { ...one, band: without(one.band) } : one));
    } else {
      directed = givingWay(directed, { worst, grid, limits });
    }
  }
  const bands = directed.map(({ band }) => band).filter(({ gainDb }) => gainDb !== 0);
  return { bands, because: whatIsHeld(directed, { mostDb, limits }) };
}

function bandFor(move: ToneMove): GainBand {
  if (move.type !== 'low-shelf' || move.gainDb < 0) return move;
  return { ...lowStandIn, gainDb: Math.round(100 * lowStandInShare * move.gainDb) / 100 };
}

function isSmall({ band: { gainDb } }: Directed): boolean {
  return gainDb !== 0 && Math.abs(gainDb) < leastMoveDb - 1e-9;
}

function without(band: GainBand): GainBand {
  return { ...band, gainDb: 0 };
}

function givingWay(
  directed: readonly Directed[],
  {
    worst: { at, isBoost },
    grid: { fine, frequenciesHz },
    limits,
  }: { readonly worst: Place; readonly grid: ToneGrid; readonly limits: BoostLimits },
): readonly Directed[] {
  const parts = directed.map(({ band }) => fine.cascadeDb([band])[at]! * (isBoost ? 1 : -1));
  const largest = parts.indexOf(Math.max(...parts));
  const by = isBoost ? boundAt(frequenciesHz[at]!, limits) : 'most';
  return directed.map((one, index) => {
    if (index !== largest) return one;
    const { gainDb } = one.band;
    const tenths = Math.ceil(Math.abs(gainDb) * 10 - 1e-9) - 1;
    const less = tenths <= 0 ? 0 : (Math.sign(gainDb) * tenths) / 10;
    return { ...one, band: { ...one.band, gainDb: less }, heldBy: one.heldBy ?? by };
  });
}

function boundAt(hz: number, { lowestHz, highestHz, hasHum }: BoostLimits): MoveBound {
  if (hz < lowestHz) return hasHum ? 'hum' : 'below the music';
  return hz > highestHz ? 'above the music' : 'most';
}

function whatIsHeld(
  directed: readonly Directed[],
  { mostDb, limits }: { readonly mostDb: number; readonly limits: BoostLimits },
): readonly Reason[] {
  const bound: Readonly<Record<MoveBound, number>> = {
    most: mostDb,
    'below the music': limits.lowestHz,
    'above the music': limits.highestHz,
    hum: limits.lowestHz,
  };
  return (Object.keys(bound) as MoveBound[]).flatMap((by): Reason[] => {
    const moves = directed
      .filter(({ heldBy }) => heldBy === by)
      .map(({ wanted, band }) => ({ wanted, appliedDb: band.gainDb }));
    if (moves.length === 0) return [];
    return [{ code: 'direction-held', values: { by, bound: bound[by], moves } }];
  });
}
