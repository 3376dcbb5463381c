import type { LimitingBudget, LoudnessBasis, TrackRole } from '@kindred/records';
import type { Forecast } from './forecast.js';
import { passedBound } from './limiting-bound.js';
import type { TrackModel } from './track-model.js';

/** A level, and what it is measured on. */
export interface Level {
  readonly basis: LoudnessBasis;
  readonly levelLufs: number;
}

/** One track of a unit, and what a person said of it. */
export interface Part {
  readonly model: TrackModel;
  readonly budget: LimitingBudget;
  readonly role: TrackRole | null;
  /** Typed by a person. */
  readonly offsetLu: number | null;
  /** Its gain less its unit's. */
  readonly shiftMillibels: number;
}

/** A track of a unit at the unit's gain. */
export function partAt({ model, shiftMillibels }: Part, gainMillibels: number): Forecast {
  return model.at(gainMillibels + shiftMillibels);
}

/** Whether a track keeps within so many times its budget at its unit's gain. */
export function isWithin(part: Part, gainMillibels: number, times: number): boolean {
  const { model, budget, shiftMillibels } = part;
  const question = { gainMillibels: gainMillibels + shiftMillibels, limiting: { budget, times } };
  return passedBound(model, question) === null;
}
