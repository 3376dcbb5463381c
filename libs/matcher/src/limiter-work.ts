import { createLimiterModel, designLimiter, gainPowersOf, limiterStepFrames } from '@kindred/dsp';
import { deepReductionDb } from '@kindred/records';
import type { EnvelopeSeries } from './track-model.js';

/** What a limiter does over time. */
export interface LimiterDepth {
  readonly reductionMaxDb: number;
  /** Where the deepest reduction lies; 0 where there is none. */
  readonly reductionMaxAtSeconds: number;
  /** Share of the time with more reduction than `deepReductionDb`, 0 to 1. */
  readonly deepReductionShare: number;
}

/** What a limiter takes from a track. */
export interface LimiterWork extends LimiterDepth {
  /** Energy-weighted loss in loud passages. */
  readonly loudPassageLossDb: number;
}

export const noLimiterWork: LimiterWork = {
  reductionMaxDb: 0,
  reductionMaxAtSeconds: 0,
  loudPassageLossDb: 0,
  deepReductionShare: 0,
};

/** The limiter's work on one track, and the mean power of its gain per 10 ms. */
export interface Limited {
  readonly depth: LimiterDepth;
  readonly gainPowers: Float32Array;
}

/** Steps the limiter's own law over an envelope, for one gain after another. */
export function createLimiterForecast(
  { peaks, sampleRateHz }: EnvelopeSeries,
  { aimDbtp, peakDbtp }: { readonly aimDbtp: number; readonly peakDbtp: number },
): (gainDb: number) => Limited {
  const reduce = createLimiterModel({ law: designLimiter(sampleRateHz), peaks });
  return (gainDb) => {
    const reductionDb = reduce({ gainDb, aimDbtp });
    const gainPowers = gainPowersOf({ reductionDb, stepFrames: limiterStepFrames, sampleRateHz });
    const { deepest, deepestDb, deepSteps } = depthsOf(reductionDb);
    const depth = {
      // The model gives each step its mean reduction; the highest peak is held back in full.
      reductionMaxDb: Math.max(deepestDb, peakDbtp + gainDb - aimDbtp),
      reductionMaxAtSeconds: (deepest * limiterStepFrames) / sampleRateHz,
      deepReductionShare: deepSteps / Math.max(1, reductionDb.length),
    };
    return { depth, gainPowers };
  };
}

/** One pass over steps that are many: most lie under what is counted, and under what was the deepest. */
function depthsOf(reductionDb: Float32Array): {
  /** The first of the deepest. */
  readonly deepest: number;
  readonly deepestDb: number;
  readonly deepSteps: number;
} {
  let [deepest, deepestDb, deepSteps, worthALookDb] = [0, 0, 0, 0];
  for (let step = 0; step < reductionDb.length; step++) {
    const reduction = reductionDb[step]!;
    if (reduction <= worthALookDb) continue;
    if (reduction > deepReductionDb) deepSteps++;
    if (reduction <= deepestDb) continue;
    deepest = step;
    deepestDb = reduction;
    worthALookDb = Math.min(deepestDb, deepReductionDb);
  }
  return { deepest, deepestDb, deepSteps };
}
