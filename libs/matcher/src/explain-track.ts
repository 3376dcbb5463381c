import { allowanceOf, plrFloorDb, type Reason } from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { plrDb } from './forecast.js';
import { dbFromMillibels, toThousandths } from './gain-grid.js';
import { intentsOn } from './intents-on.js';
import { passedBound } from './limiting-bound.js';
import type { PlanQuestion, TrackMove } from './plan-tracks.js';

type Intents = PlanQuestion['directions'];

/** A gain that reads as 0.0 dB. */
const keptDb = 0.05;
/** A lift over its siblings that a person should be asked about. */
const liftAskedDb = 6;

/** Why a track got its gain, and what the limiter does to it, most important first. */
export function explainTrack(track: TrackMove, question: PlanQuestion): readonly Reason[] {
  return [
    whyGain(track, question),
    ...whyOffset(track),
    ...whyDirected(track, { kind: 'level', directions: question.directions }),
    ...whyAdjusted(track),
    ...whyShared(track, question),
    ...whyLifted(track, question),
    ...whyHeldToTarget(track, question),
    ...whyUnder(track, question),
    ...whyIntegrated(track, question),
    ...whyLimiter(track, question),
    whatLimiterDoes(track),
    ...whyStretched(track),
    ...whyNoMore(track, question),
    ...whyDirected(track, { kind: 'limiting', directions: question.directions }),
  ];
}

function whyGain(
  { move, part, gainMillibels, times }: TrackMove,
  { mode, match, terms: { target, basis } }: PlanQuestion,
): Reason {
  const changeDb = dbFromMillibels(gainMillibels);
  const { model, budget } = part;
  const gainDb = part.pinnedGainDb;
  if (gainDb !== null) {
    const passed = (allowed: number) =>
      passedBound(model, { gainMillibels, limiting: { budget, times: allowed } });
    const isBeyond = passed(times) !== null;
    return {
      code: 'pinned',
      values: { gainDb, bound: passed(1), limiting: budget, times, isBeyond },
    };
  }
  const { untouched } = model;
  if (target.of === 'every track') {
    const measuredLufs = toThousandths(untouched.integratedLufs);
    const targetLufs = target.loudnessLufs;
    return { code: 'every-track', values: { changeDb, measuredLufs, targetLufs } };
  }
  if (mode.mode === 'as mixed') {
    const { why, genre } = mode;
    return {
      code: 'as-mixed',
      values: { changeDb: dbFromMillibels(move.gainMillibels), why, genre },
    };
  }
  const code = Math.abs(changeDb) < keptDb ? 'level-kept' : changeDb > 0 ? 'louder' : 'quieter';
  const on = untouched.loudSectionLufs === null ? 'integrated' : basis;
  const measuredLufs = toThousandths(basisLevelLufs(untouched, on));
  const familyLufs =
    on === basis ? (match.commonLufs ?? move.wantedLufs) : move.wantedLufs - move.seat.offset.lu;
  return { code, values: { changeDb, basis: on, measuredLufs, familyLufs } };
}

function whyOffset({ move: { seat }, part }: TrackMove): Reason[] {
  const { offset } = seat;
  // What puts a track somewhere else than a person did explains nothing.
  if (part.pinnedGainDb !== null && offset.why !== 'typed') return [];
  if (part.shiftMillibels !== 0) {
    const offsetLu = part.offsetLu ?? 0;
    return offsetLu === 0 ? [] : [{ code: 'offset', values: { offsetLu } }];
  }
  const ownLu = Math.round(100 * (offset.lu - offset.directedLu)) / 100;
  switch (offset.why) {
    case 'none':
      return [];
    case 'typed':
      return [{ code: 'offset', values: { offsetLu: ownLu } }];
    case 'role':
      return [{ code: 'role-offset', values: { role: offset.role, offsetLu: ownLu } }];
    case 'kept': {
      const arrivedUnderLu = toThousandths(offset.arrivedUnderLu);
      return [{ code: 'difference-kept', values: { keptLu: -ownLu, arrivedUnderLu } }];
    }
  }
}

/** Phrases that set how loud this track is, or how far it may be held back. */
function whyDirected(
  { part }: TrackMove,
  { kind, directions }: { readonly kind: 'level' | 'limiting'; readonly directions: Intents },
): Reason[] {
  // A level that a person fixed follows no words.
  if (kind === 'level' && part.pinnedGainDb !== null) return [];
  const { number } = part.model.profile;
  return intentsOn(number, directions)
    .filter((intent) => intent.kind === kind && (kind === 'limiting' || intent.tracks !== null))
    .map((intent) => ({ code: 'directed', values: { intent } }));
}

function whyAdjusted({ part }: TrackMove): Reason[] {
  const { adjusted, adjustDb: gainDb, budget, pinnedGainDb } = part;
  if (adjusted === null || pinnedGainDb !== null) return [];
  const { millibels, bound } = adjusted;
  const values = { gainDb, appliedDb: dbFromMillibels(millibels), bound, limiting: budget };
  return [{ code: 'adjusted-gain', values }];
}

function whyShared({ move, part }: TrackMove, { mode, terms }: PlanQuestion): Reason[] {
  const parts = move.unit.parts.filter(({ pinnedGainDb }) => pinnedGainDb === null);
  if (part.pinnedGainDb !== null) return [];
  const isWhole = mode.mode === 'as mixed' && terms.target.of !== 'every track';
  if (parts.length < 2 || isWhole) return [];
  const tracks = parts.map(({ model }) => model.profile.number);
  return [{ code: 'shared-gain', values: { tracks } }];
}

function whyLifted({ move, part, liftDb }: TrackMove, { match, mode }: PlanQuestion): Reason[] {
  const { offset } = move.seat;
  const isDecided =
    offset.why === 'typed' ||
    offset.directedLu > 0 ||
    part.pinnedGainDb !== null ||
    mode.mode === 'as mixed';
  if (isDecided || liftDb <= liftAskedDb || match.moves.length < 2) return [];
  const offsetLu = offset.lu - Math.round(liftDb) / 2;
  return [{ code: 'lifted', values: { liftDb: toThousandths(liftDb), offsetLu } }];
}

function whyHeldToTarget({ move, part }: TrackMove, { terms: { target } }: PlanQuestion): Reason[] {
  if (!move.isHeldToTarget || part.pinnedGainDb !== null) return [];
  return [{ code: 'held-to-target', values: { targetLufs: target.loudnessLufs } }];
}

function whyUnder({ move, part, times }: TrackMove, { terms, mode }: PlanQuestion): Reason[] {
  const { underLu, wantedLufs, on, unit } = move;
  if (underLu === 0 || mode.mode === 'as mixed' || part.pinnedGainDb !== null) return [];
  const { bound } = unit.reach(times);
  const { of } = terms.target;
  const values = {
    basis: on,
    wantedLufs,
    underLu: toThousandths(underLu),
    bound,
    limiting: part.budget,
    times,
    of,
  };
  return [{ code: 'limiting-budget', values }];
}

function whyIntegrated({ part }: TrackMove, { terms: { basis } }: PlanQuestion): Reason[] {
  const { profile, untouched } = part.model;
  if (basis === 'integrated' || untouched.loudSectionLufs !== null) return [];
  const { durationSeconds } = profile.format;
  return [{ code: 'matched-on-integrated', values: { durationSeconds } }];
}

function whyLimiter({ part }: TrackMove, { pinnedLimiters, terms }: PlanQuestion): Reason[] {
  const pinned = pinnedLimiters.get(part.model.profile.number);
  if (pinned === undefined) return [];
  const targetCeilingDbtp = terms.target.ceilingDbtp;
  return [{ code: 'limiter-pinned', values: { ...pinned, targetCeilingDbtp } }];
}

function whatLimiterDoes({ part, gainMillibels, times }: TrackMove): Reason {
  const { limiter, at } = part.model;
  const expected = at(gainMillibels);
  if (expected.reductionMaxDb === 0) {
    const headroomDb = toThousandths(limiter.ceilingDbtp - expected.truePeakDbtp);
    return { code: 'no-limiting', values: { headroomDb } };
  }
  const values = {
    reductionMaxDb: toThousandths(expected.reductionMaxDb),
    atSeconds: toThousandths(expected.reductionMaxAtSeconds),
    loudPassageLossDb: toThousandths(expected.loudPassageLossDb),
    allowedLossDb: allowanceOf({ budget: part.budget, times }).loudPassageLossDb,
  };
  return { code: 'limiting', values };
}

function whyStretched({ times, part }: TrackMove): Reason[] {
  if (times === 1 || part.pinnedGainDb !== null) return [];
  return [{ code: 'limiting-stretched', values: { times, limiting: part.budget } }];
}

function whyNoMore({ part }: TrackMove, { isFinished }: PlanQuestion): Reason[] {
  const { untouched } = part.model;
  if (isFinished || part.budget === 'none' || plrDb(untouched) >= plrFloorDb) return [];
  return [{ code: 'already-limited', values: { plrDb: toThousandths(plrDb(untouched)) } }];
}
