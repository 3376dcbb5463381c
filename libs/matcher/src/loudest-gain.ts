import type { Limiting, LimitingBound } from '@kindred/records';
import { millibelsPerDb } from './gain-grid.js';
import { limitUsed, passedBound, plannedAllowance } from './limiting-bound.js';
import { inverseParabola, type Found } from './inverse-parabola.js';
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
  // How much of its limits each uses; 1 is all.
  let within: Found = { at: unlimitedMillibels, value: 0 };
  let beyond: Found | null = null;
  /** The end that was given up last: the curve between the others bends as it says. */
  let third: Found | null = null;
  // There the deepest reduction alone is just passed.
  let beyondAt = hopelessMillibels(model, limiting);
  let bound: LimitingBound = 'deepest reduction';
  const learn = (gainMillibels: number): void => {
    const passed = passedBound(model, { gainMillibels, limiting });
    const point = { at: gainMillibels, value: limitUsed(model, { gainMillibels, limiting }) };
    if (passed === null) [third, within] = [within, point];
    else [third, beyond, beyondAt, bound] = [beyond ?? third, point, gainMillibels, passed];
  };
  for (const [tried] of [...model.tried()]) if (tried > within.at && tried < beyondAt) learn(tried);
  for (let tries = 0; beyondAt - within.at > 1; tries++) {
    const middle = Math.floor((within.at + beyondAt) / 2);
    // A limit that is passed in a step is found by halves alone.
    const isStuck = tries >= easyTries && tries % 3 === 2;
    const crossing = isStuck ? middle : crossingOf({ within, beyond, third });
    const aimed = crossing !== null && crossing < beyondAt ? Math.round(crossing) : middle;
    learn(Math.min(beyondAt - 1, Math.max(within.at + 1, aimed)));
  }
  return { gainMillibels: within.at, bound };
}

/** Most searches are over by then. */
const easyTries = 5;

/**
 * Where the limits are used up, by a parabola through three gains where that stays between the ends,
 * or by a line through two; null where neither tells.
 */
function crossingOf({
  within,
  beyond,
  third,
}: {
  readonly within: Found;
  readonly beyond: Found | null;
  readonly third: Found | null;
}): number | null {
  const isBetween = (at: number | null): at is number =>
    at !== null && at > within.at && (beyond === null || at < beyond.at);
  const bent = beyond && third ? inverseParabola([within, beyond, third], 1) : null;
  if (isBetween(bent)) return bent;
  const other = beyond ?? third;
  if (!other) return null;
  const slope = (other.value - within.value) / (other.at - within.at);
  const straight = within.at + (1 - within.value) / slope;
  return isBetween(straight) ? straight : null;
}
