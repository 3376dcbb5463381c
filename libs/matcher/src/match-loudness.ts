import { limiterMarginDb } from '@kindred/dsp';
import type {
  Expectation,
  LimiterSettings,
  MasteringPlan,
  Release,
  Target,
  TrackPlan,
} from '@kindred/records';
import { assert } from './assert.js';
import { basisLevelLufs } from './basis-level.js';
import { explainRelease } from './explain-release.js';
import { explainTrack } from './explain-track.js';
import type { Forecast } from './forecast.js';
import { dbFromMillibels, toHundredths, toThousandths } from './gain-grid.js';
import { matchEach, matchFamily } from './match-release.js';
import type { Match, Move } from './match.js';
import { createMember } from './member.js';
import { arrivedLoudnessLufs } from './release-loudness.js';
import { createTrackModel, type LoudnessSubject } from './track-model.js';

export interface MatchQuestion {
  readonly release: Release;
  /** The tracks that can be matched, in running order; failed and silent ones are left out. */
  readonly subjects: readonly LoudnessSubject[];
}

/**
 * Decides the loudness of a release: one gain and one limiter per track, all tracks together. The
 * basis of every track (its loud sections, or the whole of it) is brought to one common level, and
 * that level lies where the release meets its target in the target's own meaning; or under it, if a
 * track has no more room within the limiting that was asked for (`decideFamilyLevel`). When the
 * target is every track's, each is brought to it by itself and the basis plays no part.
 *
 * The same subjects give the same plan to the last digit; more gain in a mix gives as much less in
 * its plan.
 */
export function matchLoudness({ release, subjects }: MatchQuestion): MasteringPlan {
  assert(subjects.length > 0, 'a match without tracks');
  const { target } = release;
  const each = target.of === 'every track';
  const basis = each ? 'integrated' : release.match.loudness;
  const limiter = limiterFor(target);
  const members = subjects.map((subject) =>
    createMember(createTrackModel(subject, limiter), target.limiting),
  );
  const match = (each ? matchEach : matchFamily)(members, { target, basis });
  const arrivedLufs = arrivedLoudnessLufs(members, target.of);
  const { commonLufs, expectedLufs, yielded } = match;
  return {
    schema: 'plan/1',
    release: { title: release.title, artist: release.artist },
    target,
    loudness: {
      basis,
      commonLufs,
      expectedLufs: toThousandths(expectedLufs),
      yieldedLu: toThousandths(yielded?.byLu ?? 0),
      bindingTrack: yielded?.to.model.profile.number ?? null,
      because: explainRelease({ match, target, arrivedLufs }),
    },
    tracks: match.moves.map((move) => planTrack(move, { match, target, limiter })),
  };
}

function limiterFor({ ceilingDbtp }: Target): LimiterSettings {
  return { ceilingDbtp, aimDbtp: toHundredths(ceilingDbtp - limiterMarginDb) };
}

interface Decided {
  readonly match: Match;
  readonly target: Target;
  readonly limiter: LimiterSettings;
}

function planTrack(move: Move, { match, target, limiter }: Decided): TrackPlan {
  const { basis } = match;
  const { profile, at } = move.member.model;
  const forecast = at(move.gainMillibels);
  const reachLufs = basisLevelLufs(forecast, basis);
  return {
    number: profile.number,
    file: profile.file,
    title: profile.title,
    sourceSha256: profile.sha256,
    eq: [],
    gainDb: dbFromMillibels(move.gainMillibels),
    limiter,
    aimLufs: toHundredths(move.underLu === 0 ? move.wantedLufs : reachLufs),
    expected: expectationOf(forecast),
    because: explainTrack(move, { target, basis, limiter }),
  };
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
