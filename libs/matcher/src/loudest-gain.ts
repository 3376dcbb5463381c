import type { Limiting, LimitingBound } from '@kindred/records';
import { millibelsPerDb } from './gain-grid.js';
import { limitUsed, passedBound, plannedAllowance } from './limiting-bound.js';
import type { TrackModel } from './track-model.js';

export interface LoudestGain {
  readonly gainMillibels: number;
  /** What stands in the way of a hundredth of a decibel more. */
  readonly bound: LimitingBound;
}

/** A gain that no search need look above: there the highest peak alone is held back too far. */
export function hopelessMillibels(model: TrackModel, limiting: Limiting): number {
  const deepest = plannedAllowance(limiting).reductionMaxDb * millibelsPerDb;
  return model.unlimitedMillibels + Math.ceil(deepest) + 2;
}

/**
 * The highest gain at which a track keeps within its limiting. Every limit is passed once and for
 * good as gain rises (more gain never limits less), so the highest gain known to be within and the
 * lowest known to be beyond close in on one another until they are neighbours: by what each has
 * used of its limits, and by halves where that leads nowhere.
 */
export function findLoudestGain(model: TrackModel, limiting: Limiting): LoudestGain {
  const { unlimitedMillibels } = model;
  if (limiting.budget === 'none') {
    return { gainMillibels: unlimitedMillibels, bound: 'no limiting' };
  }
  if (model.isFinished) return { gainMillibels: unlimitedMillibels, bound: 'already limited' };
  let within = { at: unlimitedMillibels, used: 0 };
  // There the deepest reduction alone is just passed.
  let beyond = { at: hopelessMillibels(model, limiting), used: 1.005 };
  let bound: LimitingBound = 'deepest reduction';
  const learn = (gainMillibels: number): void => {
    const passed = passedBound(model, { gainMillibels, limiting });
    const point = { at: gainMillibels, used: limitUsed(model, { gainMillibels, limiting }) };
    if (passed === null) within = point;
    else [beyond, bound] = [point, passed];
  };
  for (const [tried] of [...model.tried()])
    if (tried > within.at && tried < beyond.at) learn(tried);
  for (let tries = 0; beyond.at - within.at > 1; tries++) {
    const middle = Math.floor((within.at + beyond.at) / 2);
    const crossing =
      within.at + ((beyond.at - within.at) * (1 - within.used)) / (beyond.used - within.used);
    // Every third try halves, so that a limit that is passed in a step is found as well.
    const aimed = tries % 3 === 2 || !(crossing > within.at) ? middle : Math.round(crossing);
    learn(Math.min(beyond.at - 1, Math.max(within.at + 1, aimed)));
  }
  return { gainMillibels: within.at, bound };
}
