import type { GainBand } from './eq-band.js';
import type { EqResponse } from './eq-response.js';

/**
 * What one decibel of each filter does to each value of a response, in dB per dB: rows are values,
 * columns filters. Wide bells and shelves keep their shape over a few decibels, so that for a least
 * squares fit the response of all is this matrix times their gains (J. Abel and D. Berners, ICMC
 * 2004). Read at each filter's own gain, and at 1 dB where that is 0: a fit done once more at the
 * gains it found takes up what little the shape moved.
 */
export function unitResponses(
  filters: readonly GainBand[],
  response: EqResponse,
): readonly (readonly number[])[] {
  const columns = filters.map((filter) => {
    const gainDb = filter.gainDb === 0 ? 1 : filter.gainDb;
    return response.cascadeDb([{ ...filter, gainDb }]).map((levelDb) => levelDb / gainDb);
  });
  const rows = columns[0]?.length ?? 0;
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row]!));
}
