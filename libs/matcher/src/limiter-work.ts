import {
  designLimiter,
  gainPowersOf,
  limiterStepFrames,
  loudPassageLossDb,
  modelLimiter,
} from '@kindred/dsp';
import { deepReductionDb } from '@kindred/records';
import type { EnvelopeSeries } from './track-model.js';

/** What a limiter takes from a track. */
export interface LimiterWork {
  readonly reductionMaxDb: number;
  /** Where the deepest reduction lies; 0 where there is none. */
  readonly reductionMaxAtSeconds: number;
  /** Energy-weighted loss in loud passages. */
  readonly loudPassageLossDb: number;
  /** Share of the time with more reduction than `deepReductionDb`, 0 to 1. */
  readonly deepReductionShare: number;
}

export const noLimiterWork: LimiterWork = {
  reductionMaxDb: 0,
  reductionMaxAtSeconds: 0,
  loudPassageLossDb: 0,
  deepReductionShare: 0,
};

/** The limiter's work on one track, and the mean power of its gain per 10 ms. */
export interface Limited {
  readonly work: LimiterWork;
  readonly gainPowers: Float32Array;
}

/** Steps the limiter's own law over an envelope, for one gain after another. */
export function createLimiterForecast(
  { peaks, energies, sampleRateHz }: EnvelopeSeries,
  { aimDbtp, peakDbtp }: { readonly aimDbtp: number; readonly peakDbtp: number },
): (gainDb: number) => Limited {
  const law = designLimiter(sampleRateHz);
  const reductionDb = new Float32Array(peaks.length);
  return (gainDb) => {
    modelLimiter({ law, peaks, gainDb, aimDbtp, reductionDb });
    const gainPowers = gainPowersOf({ reductionDb, stepFrames: limiterStepFrames, sampleRateHz });
    const deepest = deepestStep(reductionDb);
    const work = {
      // The model gives each step its mean reduction; the highest peak is held back in full.
      reductionMaxDb: Math.max(0, reductionDb[deepest] ?? 0, peakDbtp + gainDb - aimDbtp),
      reductionMaxAtSeconds: (deepest * limiterStepFrames) / sampleRateHz,
      loudPassageLossDb: loudPassageLossDb({ energies, gainDb, gainPowers }),
      deepReductionShare: shareOver(reductionDb, deepReductionDb),
    };
    return { work, gainPowers };
  };
}

function deepestStep(reductionDb: Float32Array): number {
  let deepest = 0;
  for (let step = 1; step < reductionDb.length; step++) {
    if (reductionDb[step]! > reductionDb[deepest]!) deepest = step;
  }
  return deepest;
}

function shareOver(reductionDb: Float32Array, depthDb: number): number {
  let over = 0;
  for (const reduction of reductionDb) if (reduction > depthDb) over++;
  return reductionDb.length === 0 ? 0 : over / reductionDb.length;
}
