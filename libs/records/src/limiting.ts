import type { LimitingBudget } from './target.js';

/** What a limiter may take from one track. */
export interface LimitingAllowance {
  /** Energy-weighted loss in loud passages. */
  readonly loudPassageLossDb: number;
  /** Deepest reduction at any moment. */
  readonly reductionMaxDb: number;
  /** Share of the time with more than `deepReductionDb`, 0 to 1. */
  readonly deepReductionShare: number;
}

/** A budget, and how many times it may be used. */
export interface Limiting {
  readonly budget: LimitingBudget;
  readonly times: number;
}

/** What the track that holds a release down may use of its budget, before the release yields more. */
export const stretchedTimes = 1.5;

/** Reduction counted as deep in `deepReductionShare`. */
export const deepReductionDb = 3;

/** Final PLR is at least min(this, the mix's own PLR), whatever the budget. */
export const plrFloorDb = 8;

/** Most that limiting may take from a track's loudness range. */
export const rangeLossMaxLu = 1;

/** The budgets of a release, in terms of what is lost. */
export const limitingAllowances: Readonly<Record<LimitingBudget, LimitingAllowance>> = {
  none: { loudPassageLossDb: 0, reductionMaxDb: 0, deepReductionShare: 0 },
  gentle: { loudPassageLossDb: 0.7, reductionMaxDb: 4, deepReductionShare: 0.002 },
  moderate: { loudPassageLossDb: 1.5, reductionMaxDb: 6, deepReductionShare: 0.02 },
  firm: { loudPassageLossDb: 3, reductionMaxDb: 9, deepReductionShare: 0.1 },
};

/** What a limiter may take in all. */
export function allowanceOf({ budget, times }: Limiting): LimitingAllowance {
  const { loudPassageLossDb, reductionMaxDb, deepReductionShare } = limitingAllowances[budget];
  return {
    loudPassageLossDb: tidied(loudPassageLossDb * times),
    reductionMaxDb: tidied(reductionMaxDb * times),
    deepReductionShare: tidied(deepReductionShare * times),
  };
}

/** 1.05, not 1.0499999999999998. */
function tidied(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
