import { dbFromPower, type Band } from '@kindred/dsp';
import type { HopRows } from './hop-rows.js';
import { nearestRank } from './nearest-rank.js';

/**
 * How high the upper spectrum reaches over time, in bins of 200 Hz: where a source stops, and what
 * lies above. For findings; too long for the record.
 */
export interface TopSpectrum {
  /** Lower edge of the first bin. */
  readonly lowestHz: number;
  readonly binHz: number;
  /**
   * Per bin, the level that 95 % of the gated windows of 0.35 s stay at or under: 10 · log10 of the
   * mean square summed over channels, 1 = full scale; no less than −200.
   */
  readonly highDb: readonly number[];
  /** Per bin, the median. Steady noise keeps within 2 dB of `highDb`. */
  readonly medianDb: readonly number[];
}

const lowestHz = 1000;
const binHz = 200;
/** Bins read together: neighbours in a row come from memory as one. */
const tileBins = 16;

/** As many whole bins as fit under half the rate. */
export function topSpectrumBands(sampleRateHz: number): readonly Band[] {
  const count = Math.max(0, Math.floor((sampleRateHz / 2 - lowestHz) / binHz));
  return Array.from({ length: count }, (_, index) => ({
    lowHz: lowestHz + index * binHz,
    highHz: lowestHz + (index + 1) * binHz,
  }));
}

/**
 * @param chosen rows to look at
 * @param columns where in a row the powers of `topSpectrumBands` lie
 */
export function readTopSpectrum(
  rows: HopRows,
  chosen: readonly number[],
  columns: { readonly first: number; readonly count: number },
): TopSpectrum {
  const highDb: number[] = [];
  const medianDb: number[] = [];
  const tile = Array.from({ length: tileBins }, () => new Float32Array(chosen.length));
  for (let first = 0; first < columns.count; first += tileBins) {
    const bins = tile.slice(0, columns.count - first);
    gather(bins, rows, { chosen, column: columns.first + first });
    for (const powers of bins) {
      highDb.push(levelDb(nearestRank(powers, 0.95)));
      medianDb.push(levelDb(nearestRank(powers, 0.5)));
    }
  }
  return { lowestHz, binHz, highDb, medianDb };
}

/** Columns of the chosen rows, from `column` on. */
function gather(
  into: readonly Float32Array[],
  { values, rowLength }: HopRows,
  { chosen, column }: { readonly chosen: readonly number[]; readonly column: number },
): void {
  for (let j = 0; j < chosen.length; j++) {
    const start = chosen[j]! * rowLength + column;
    for (let bin = 0; bin < into.length; bin++) into[bin]![j] = values[start + bin]!;
  }
}

function levelDb(power: number): number {
  return dbFromPower(Math.max(power, 1e-20));
}
