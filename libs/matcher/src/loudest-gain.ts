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
 * good as gain rises (more gain never limits less), so what lies between the highest gain known to
 * be within and the lowest known to be beyond is halved until two neighbours are left.
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
  const learn = (gainMillibels: number): void => {
    const passed = passedBound(model, { gainMillibels, limiting });
    if (passed === null) within = gainMillibels;
    else [beyond, bound] = [gainMillibels, passed];
  };
  for (const [tried] of [...model.tried()]) if (tried > within && tried < beyond) learn(tried);
  while (beyond - within > 1) learn(Math.floor((within + beyond) / 2));
  return { gainMillibels: within, bound };
}
