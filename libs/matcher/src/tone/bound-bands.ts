import type { GainBand } from '@kindred/dsp';
import type { ToneGrid } from './filter-bank.js';

/** Gains are written in tenths of a decibel. */
const stepsPerDb = 10;

/** How far all bands of a track together may go, per frequency of the grid. */
export interface ToneBounds {
  readonly boostMostDb: readonly number[];
  readonly cutMostDb: number;
}

/**
 * Gains in whole steps whose summed response, of the cascade that renders, stays within its bounds on
 * the whole grid: as long as it does not, the filter with the largest part in the worst place gives
 * way by a step. Filters that end under `leastDb` are left out.
 */
export function boundBands(
  wanted: readonly GainBand[],
  { grid, bounds, leastDb }: { grid: ToneGrid; bounds: ToneBounds; leastDb: number },
): readonly GainBand[] {
  let bands = wanted
    .map((band) => withSteps(band, Math.round(band.gainDb * stepsPerDb)))
    .filter(isHeard);
  for (;;) {
    const worst = worstPlace(bands, grid, bounds);
    if (worst === null) {
      const heard = bands.filter(({ gainDb }) => Math.abs(gainDb) >= leastDb - 1e-9);
      // Without the small ones the others may sum to more.
      if (heard.length === bands.length) return bands;
      bands = heard;
    } else {
      bands = givingWay(bands, worst, grid).filter(isHeard);
    }
  }
}

export interface Place {
  readonly at: number;
  readonly isBoost: boolean;
}

/** Where bands together pass their bounds by most; null: nowhere. */
export function worstPlace(
  bands: readonly GainBand[],
  { fine }: ToneGrid,
  { boostMostDb, cutMostDb }: ToneBounds,
): Place | null {
  if (bands.length === 0) return null;
  let worst: Place | null = null;
  let furthest = 0;
  fine.cascadeDb(bands).forEach((responseDb, at) => {
    const over = responseDb > 0 ? responseDb - boostMostDb[at]! : -responseDb - cutMostDb;
    if (over <= furthest) return;
    furthest = over;
    worst = { at, isBoost: responseDb > 0 };
  });
  return worst;
}

function givingWay(
  bands: readonly GainBand[],
  { at, isBoost }: Place,
  { fine }: ToneGrid,
): readonly GainBand[] {
  const parts = bands.map((band) => fine.cascadeDb([band])[at]! * (isBoost ? 1 : -1));
  const largest = parts.indexOf(Math.max(...parts));
  return bands.map((band, index) => {
    if (index !== largest) return band;
    const steps = Math.round(band.gainDb * stepsPerDb);
    return withSteps(band, steps - Math.sign(steps));
  });
}

/** Divided rather than multiplied: tenths as they are typed. */
function withSteps(band: GainBand, steps: number): GainBand {
  return { ...band, gainDb: steps === 0 ? 0 : steps / stepsPerDb };
}

function isHeard({ gainDb }: GainBand): boolean {
  return gainDb !== 0;
}
