import type { Expectation, Intent, LimiterSettings, TrackPlan } from '@kindred/records';
import { stretchedTimes } from '@kindred/records';
import { assert } from './assert.js';
import { basisLevelLufs } from './basis-level.js';
import type { Mode } from './choose-mode.js';
import { explainTrack } from './explain-track.js';
import type { Forecast } from './forecast.js';
import { dbFromMillibels, toHundredths, toThousandths } from './gain-grid.js';
import type { Match, Move } from './match.js';
import { gainOf, isWithin, type Part } from './part.js';
import type { Terms } from './release-loudness.js';
import { median } from './tone/median.js';
import type { TrackModel } from './track-model.js';

export interface PlanQuestion {
  readonly match: Match;
  /** In the order in which the tracks are to stand. */
  readonly models: readonly TrackModel[];
  readonly mode: Mode;
  readonly groups: readonly (readonly number[])[];
  readonly terms: Terms;
  /** By track number. */
  readonly pinnedLimiters: ReadonlyMap<number, LimiterSettings>;
  readonly isFinished: boolean;
  /** What was asked for in words. */
  readonly directions?: readonly Intent[] | undefined;
}

/** One track of the plan: its part in its unit's move. */
export interface TrackMove {
  readonly move: Move;
  readonly part: Part;
  readonly gainMillibels: number;
  /** How many times its budget it may be held back by. */
  readonly times: number;
  /** Its gain less what the songs usually get. */
  readonly liftDb: number;
}

export function planTracks(question: PlanQuestion): readonly TrackPlan[] {
  const { match, models } = question;
  const songs = match.moves.filter(({ seat }) => seat.isSong);
  const usual = median((songs.length > 0 ? songs : match.moves).map((move) => move.gainMillibels))!;
  return models.map((model) => {
    const move = match.moves.find(({ unit }) => unit.parts.some((part) => part.model === model));
    assert(move !== undefined, `track ${model.profile.number} was not decided`);
    const part = move.unit.parts.find((one) => one.model === model)!;
    const gainMillibels = gainOf(part, move.gainMillibels);
    const times = isWithin(part, move.gainMillibels, 1) ? 1 : stretchedTimes;
    const liftDb = dbFromMillibels(move.gainMillibels - usual);
    return planTrack({ move, part, gainMillibels, times, liftDb }, question);
  });
}

function planTrack(track: TrackMove, question: PlanQuestion): TrackPlan {
  const { move, part, gainMillibels, times } = track;
  const { profile, limiter, at } = part.model;
  const forecast = at(gainMillibels);
  return {
    number: profile.number,
    file: profile.file,
    title: profile.title,
    sourceSha256: profile.sha256,
    eq: [],
    gainDb: part.pinnedGainDb ?? dbFromMillibels(gainMillibels),
    role: part.role,
    offsetLu:
      part.shiftMillibels === 0 ? move.seat.offset.lu : dbFromMillibels(part.shiftMillibels),
    limiter,
    limiting: { budget: part.budget, times },
    aimLufs: toHundredths(aimOf(track, question)),
    expected: expectationOf(forecast),
    because: explainTrack(track, question),
  };
}

/** What shares a gain lands where that gain brings it; what is alone, where it is wanted. */
function aimOf(
  { move, part, gainMillibels }: TrackMove,
  { terms: { basis } }: PlanQuestion,
): number {
  const isAsMatched = move.unit.parts.length === 1 && part.adjusted === null;
  if (isAsMatched && move.underLu === 0) return move.wantedLufs;
  return basisLevelLufs(part.model.at(gainMillibels), basis);
}

function expectationOf(forecast: Forecast): Expectation {
  const { loudSectionLufs } = forecast;
  return {
    integratedLufs: toThousandths(forecast.integratedLufs),
    loudSectionLufs: loudSectionLufs === null ? null : toThousandths(loudSectionLufs),
    reductionMaxDb: toThousandths(forecast.reductionMaxDb),
    loudPassageLossDb: toThousandths(forecast.loudPassageLossDb),
    deepReductionShare: Math.round(forecast.deepReductionShare * 1e5) / 1e5,
  };
}
