import type { EqBand, Reason } from '@kindred/records';
import { directedBands, type DirectedBands } from './directed-bands.js';
import type { Considered } from './match-tone.js';
import type { Prepared } from './prepare-track.js';

/** A track with all its filters, and what they do per 1/3 octave. */
export interface Equalised {
  readonly one: Considered;
  readonly eq: readonly EqBand[];
  readonly eqTyped: number;
  /** Whether words move its tone. */
  readonly isDirected: boolean;
  readonly response: { readonly all: Float64Array; readonly matched: Float64Array };
  readonly because: readonly Reason[];
  /** Why filters are as they are that were decided before; left out, null: they are decided now. */
  readonly formerBecause?: readonly Reason[] | null;
}

/** Match, then words within `mostDb`, then numbers; what is pinned is all there is. */
export function equalise(
  one: Considered,
  { mostDb, prepared: { grid, limits } }: { readonly mostDb: number; readonly prepared: Prepared },
): Equalised {
  const { pinned, wishes } = one.subject;
  const matched = pinned ?? one.moved?.bands ?? [];
  if (pinned || !wishes) {
    const response = grid.bands.cascadeDb(matched);
    const responses = { all: response, matched: response };
    return { one, eq: matched, eqTyped: 0, isDirected: false, response: responses, because: [] };
  }
  const { moves, typed } = wishes;
  const directed: DirectedBands = directedBands({
    moves,
    matched: one.moved?.bands ?? [],
    grid,
    limits,
    mostDb,
  });
  const byPitch = [...matched, ...directed.bands].sort((a, b) => a.frequencyHz - b.frequencyHz);
  const eq = [...byPitch, ...typed];
  return {
    one,
    eq,
    eqTyped: typed.length,
    isDirected: directed.bands.length > 0,
    response: { all: grid.bands.cascadeDb(eq), matched: grid.bands.cascadeDb(matched) },
    because: [...wishes.because, ...directed.because],
  };
}
