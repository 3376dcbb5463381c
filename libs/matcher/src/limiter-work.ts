import { designLimiter, limiterStepFrames, type LimiterCourses } from '@kindred/dsp';
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

export interface ForecastSetting {
  readonly aimDbtp: number;
  /** The highest peak of all. */
  readonly peakDbtp: number;
  /** What steps the limiter's own law over peaks. */
  readonly courses: LimiterCourses;
}

/** Steps the limiter's own law over an envelope, for one gain after another. */
export function createLimiterForecast(
  { peaks, sampleRateHz }: EnvelopeSeries,
  { aimDbtp, peakDbtp, courses }: ForecastSetting,
): (gainDb: number) => Limited {
  const law = designLimiter(sampleRateHz);
  const courseAt = courses({ law, peaks, deepDb: deepReductionDb });
  return (gainDb) => {
    const { gainPowers, deepestDb, deepestStep, deepSteps } = courseAt({ gainDb, aimDbtp });
    const depth = {
      // The model gives each step its mean reduction; the highest peak is held back in full.
      reductionMaxDb: Math.max(deepestDb, peakDbtp + gainDb - aimDbtp),
      reductionMaxAtSeconds: (deepestStep * limiterStepFrames) / sampleRateHz,
      deepReductionShare: deepSteps / Math.max(1, peaks.length),
    };
    return { depth, gainPowers };
  };
}
