import type { LimitingBound, LimitingBudget, LoudnessBasis, TrackRole } from '@kindred/records';
import type { Forecast } from './forecast.js';
import { passedBound } from './limiting-bound.js';
import type { TrackModel } from './track-model.js';

/** A level, and what it is measured on. */
export interface Level {
  readonly basis: LoudnessBasis;
  readonly levelLufs: number;
}

/** A gain on top, as far as the track's limiting goes. */
export interface Adjusted {
  readonly millibels: number;
  /** What stands against more; null: all was given. */
  readonly bound: LimitingBound | null;
}

/** One track of a unit, and what a person said of it. */
export interface Part {
  readonly model: TrackModel;
  readonly budget: LimitingBudget;
  readonly role: TrackRole | null;
  /** Typed by a person. */
  readonly offsetLu: number | null;
  /** Asked for in words, on top of where it would lie. */
  readonly directedLu: number;
  /** Asked for by a person, on top of whatever its unit gets. */
  readonly adjustDb: number;
  /** Set by a person, to its last digit, whatever its unit gets. */
  readonly pinnedGainDb: number | null;
  /** What either comes to, once its unit was decided; null before, and where nothing was asked. */
  readonly adjusted: Adjusted | null;
  /** Its gain less its unit's. */
  readonly shiftMillibels: number;
}

/** A track of a unit at the unit's gain. */
export function partAt(part: Part, gainMillibels: number): Forecast {
  return part.model.at(gainOf(part, gainMillibels));
}

/** The gain of a track at its unit's. */
export function gainOf({ shiftMillibels, adjusted }: Part, gainMillibels: number): number {
  return gainMillibels + shiftMillibels + (adjusted?.millibels ?? 0);
}

/** Whether a track keeps within so many times its budget at its unit's gain. */
export function isWithin(part: Part, gainMillibels: number, times: number): boolean {
  const { model, budget } = part;
  const question = { gainMillibels: gainOf(part, gainMillibels), limiting: { budget, times } };
  return passedBound(model, question) === null;
}
