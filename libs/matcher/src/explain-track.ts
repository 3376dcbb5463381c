import {
  limitingAllowances,
  type LimiterSettings,
  type LoudnessBasis,
  type Reason,
  type Target,
} from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { plrDb } from './forecast.js';
import { dbFromMillibels, toThousandths } from './gain-grid.js';
import { isAlreadyLimited } from './limiting-bound.js';
import type { Move } from './match.js';

/** A gain that reads as 0.0 dB. */
const keptDb = 0.05;

interface Terms {
  readonly target: Target;
  readonly basis: LoudnessBasis;
  readonly limiter: LimiterSettings;
}

/** Why a track got its gain, and what the limiter does to it, most important first. */
export function explainTrack(move: Move, terms: Terms): readonly Reason[] {
  return [
    whyGain(move, terms),
    ...whyUnder(move, terms),
    ...whyIntegrated(move, terms),
    whatLimiterDoes(move, terms),
    ...whyNoMore(move, terms),
  ];
}

function whyGain({ member, gainMillibels, wantedLufs }: Move, { target, basis }: Terms): Reason {
  const changeDb = dbFromMillibels(gainMillibels);
  const { untouched } = member.model;
  if (target.of === 'every track') {
    const measuredLufs = toThousandths(untouched.integratedLufs);
    return {
      code: 'every-track',
      values: { changeDb, measuredLufs, targetLufs: target.loudnessLufs },
    };
  }
  const code = Math.abs(changeDb) < keptDb ? 'level-kept' : changeDb > 0 ? 'louder' : 'quieter';
  const measuredLufs = toThousandths(basisLevelLufs(untouched, basis));
  const on = basisOf(member.model.untouched, basis);
  return { code, values: { changeDb, basis: on, measuredLufs, familyLufs: wantedLufs } };
}

function whyUnder({ member, wantedLufs, underLu }: Move, { target, basis }: Terms): Reason[] {
  if (underLu === 0) return [];
  const { limiting, of } = target;
  const values = {
    basis: basisOf(member.model.untouched, basis),
    wantedLufs,
    underLu: toThousandths(underLu),
    bound: member.loudest().bound,
    limiting,
    of,
  };
  return [{ code: 'limiting-budget', values }];
}

function whyIntegrated({ member }: Move, { basis }: Terms): Reason[] {
  const { profile, untouched } = member.model;
  if (basis === 'integrated' || untouched.loudSectionLufs !== null) return [];
  const { durationSeconds } = profile.format;
  return [{ code: 'matched-on-integrated', values: { durationSeconds } }];
}

function whatLimiterDoes({ member, gainMillibels }: Move, { target, limiter }: Terms): Reason {
  const expected = member.model.at(gainMillibels);
  if (expected.reductionMaxDb === 0) {
    const headroomDb = toThousandths(limiter.ceilingDbtp - expected.truePeakDbtp);
    return { code: 'no-limiting', values: { headroomDb } };
  }
  const values = {
    reductionMaxDb: toThousandths(expected.reductionMaxDb),
    atSeconds: toThousandths(expected.reductionMaxAtSeconds),
    loudPassageLossDb: toThousandths(expected.loudPassageLossDb),
    allowedLossDb: limitingAllowances[target.limiting].loudPassageLossDb,
  };
  return { code: 'limiting', values };
}

function whyNoMore({ member }: Move, { target }: Terms): Reason[] {
  const { untouched } = member.model;
  if (target.limiting === 'none' || !isAlreadyLimited(untouched)) return [];
  return [{ code: 'already-limited', values: { plrDb: toThousandths(plrDb(untouched)) } }];
}

/** What a track is really matched on: one without loud sections stands on its whole. */
function basisOf(
  untouched: { readonly loudSectionLufs: number | null },
  basis: LoudnessBasis,
): LoudnessBasis {
  return untouched.loudSectionLufs === null ? 'integrated' : basis;
}
