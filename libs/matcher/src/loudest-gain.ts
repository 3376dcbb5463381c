import type { LimitingBound, LimitingBudget } from '@kindred/records';
import { millibelsPerDb } from './gain-grid.js';
import { isAlreadyLimited, passedBound, plannedAllowance } from './limiting-bound.js';
import type { TrackModel } from './track-model.js';

export interface LoudestGain {
  readonly gainMillibels: number;
  /** What stands in the way of a hundredth of a decibel more. */
  readonly bound: LimitingBound;
}

/** A gain that no search need look above: there the highest peak alone is held back too far. */
export function hopelessMillibels(model: TrackModel, limiting: LimitingBudget): number {
  const deepest = plannedAllowance(limiting).reductionMaxDb * millibelsPerDb;
  return model.unlimitedMillibels + Math.ceil(deepest) + 2;
}

/**
 * The highest gain at which a track keeps within its limiting. Every limit is passed once and for
 * good as gain rises (more gain never limits less), so the grid is halved until two neighbours
 * stand on either side.
 */
export function findLoudestGain(model: TrackModel, limiting: LimitingBudget): LoudestGain {
  const { unlimitedMillibels, untouched } = model;
  if (limiting === 'none') return { gainMillibels: unlimitedMillibels, bound: 'no limiting' };
  if (isAlreadyLimited(untouched)) {
    return { gainMillibels: unlimitedMillibels, bound: 'already limited' };
  }
  let within = unlimitedMillibels;
  let beyond = hopelessMillibels(model, limiting);
  let bound: LimitingBound = 'deepest reduction';
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    const passed = passedBound(model, { gainMillibels: middle, limiting });
    if (passed === null) within = middle;
    else {
      beyond = middle;
      bound = passed;
    }
  }
  return { gainMillibels: within, bound };
}
