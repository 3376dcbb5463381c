import { limiterCourses, type LimiterCourses } from '@kindred/dsp';
import type { EqBand, LimiterSettings, MasteringPlan, Release } from '@kindred/records';
import { adjustGains } from './adjust-gains.js';
import { assert } from './assert.js';
import { chooseMode } from './choose-mode.js';
import { areFinished } from './finished-masters.js';
import { limiterFor } from './limiter-for.js';
import { explainRelease } from './explain-release.js';
import { toThousandths } from './gain-grid.js';
import { joinsOf } from './joins.js';
import { formerLevelLufs, type FormerPlan } from './keep-family.js';
import { matchEach, matchFamily } from './match-release.js';
import type { Match, Seat } from './match.js';
import { planTracks } from './plan-tracks.js';
import { arrivedLoudnessLufs, loudnessLufs, type Terms } from './release-loudness.js';
import { takeSeats } from './take-seats.js';
import { segueGroups } from './segue-groups.js';
import { createTrackModel, type LoudnessSubject } from './track-model.js';
import { waysOut } from './ways-out.js';

export interface MatchQuestion {
  readonly release: Release;
  /** The tracks that can be matched, in running order; failed and silent ones are left out. */
  readonly subjects: readonly LoudnessSubject[];
  /** Gains that a person set, by track number: they never move, and move no other track. */
  readonly pinnedGainsDb?: ReadonlyMap<number, number>;
  /** Limiters that a person set, by track number. */
  readonly pinnedLimiters?: ReadonlyMap<number, LimiterSettings>;
  /** Filters that the tracks were rehearsed with, by number: joins are told with them. */
  readonly eqs?: ReadonlyMap<number, readonly EqBand[]>;
  /** What stands while what is decided now lies near it; null: all is decided from scratch. */
  readonly former?: FormerPlan | null;
  /** What steps the limiter's law over peaks; plain code where it is left out. */
  readonly courses?: LimiterCourses;
}

/**
 * Decides the loudness of a release: one gain and one limiter per track, all tracks together. The
 * basis of every track (its loud sections, or the whole of it) is brought to one common level and
 * its own offset from that, and the level lies where the release meets its target in the target's
 * own meaning; or under it, if a track has no more room within the limiting that was asked for
 * (`decideFamilyLevel`). Kept as mixed, all tracks have one gain. When the target is every track's,
 * each is brought to it by itself, and only a typed offset plays a part. Tracks that run into one
 * another share one gain. A level that was decided before stands while it nearly is the one decided
 * now, so that a new mix of one track, or an edit of it, moves no other for what nobody hears.
 *
 * The same subjects give the same plan to the last digit; more gain in a mix gives as much less in
 * its plan, but where a difference that it arrives with is kept.
 */
export function matchLoudness({
  release,
  subjects,
  pinnedGainsDb = new Map<number, number>(),
  pinnedLimiters = new Map<number, LimiterSettings>(),
  eqs = new Map<number, readonly EqBand[]>(),
  former = null,
  courses = limiterCourses,
}: MatchQuestion): MasteringPlan {
  assert(subjects.length > 0, 'a match without tracks');
  const { target } = release;
  const usual = limiterFor(target);
  const groups = segueGroups(
    release.tracks,
    subjects.map(({ profile }) => profile),
  );
  const asTheyCame = subjects.map((subject) =>
    createTrackModel(subject, pinnedLimiters.get(subject.profile.number) ?? usual, courses),
  );
  const arrived = asTheyCame.map(({ untouched }) => untouched);
  const releaseLufs = loudnessLufs(arrived, target.of);
  const isFinished = areFinished(arrived, { target, limiter: usual, releaseLufs });
  const models = asTheyCame.map((model) => (isFinished ? { ...model, isFinished } : model));
  const each = target.of === 'every track';
  const mode = chooseMode({ release, models, groups, isFinished });
  const basis = each || mode.mode === 'as mixed' ? 'integrated' : mode.mode;
  const terms = { target, basis };
  const seats = takeSeats({ release, models, groups, mode, basis, each, pinnedGainsDb, former });
  const match = decide(seats, terms, {
    each,
    asMixed: mode.mode === 'as mixed',
    formerLufs: formerLevelLufs(former, { seats, terms, mode }),
  });
  const { expectedLufs, yielded, commonLufs } = match;
  const tracks = planTracks({
    match,
    models,
    mode,
    groups,
    terms,
    pinnedLimiters,
    isFinished,
    directions: release.directions,
  });
  return {
    schema: 'plan/1',
    release: { title: release.title, artist: release.artist },
    target,
    loudness: {
      mode: each ? 'integrated' : mode.mode,
      basis,
      commonLufs,
      expectedLufs: toThousandths(expectedLufs),
      yieldedLu: toThousandths(yielded?.byLu ?? 0),
      bindingTrack: yielded?.reach.part.model.profile.number ?? null,
      waysOut: match.waysOut,
      because: explainRelease({
        match,
        target,
        isFinished,
        arrivedLufs: arrivedLoudnessLufs(
          seats.map(({ unit }) => unit),
          target.of,
        ),
        isAsMixed: !each && mode.mode === 'as mixed',
      }),
    },
    ...(release.directions === undefined ? {} : { directions: release.directions }),
    segueGroups: groups,
    joins: joinsOf(
      tracks.map(({ number, gainDb }, at) => ({
        profile: subjects[at]!.profile,
        gainDb,
        eq: eqs.get(number) ?? [],
      })),
      groups,
    ),
    tracks,
  };
}

function decide(
  seats: readonly Seat[],
  terms: Terms,
  {
    each,
    asMixed,
    formerLufs,
  }: { readonly each: boolean; readonly asMixed: boolean; readonly formerLufs: number | null },
): Match {
  const { of } = terms.target;
  if (each) return { ...adjustGains(matchEach(seats, terms), of), waysOut: [] };
  const match = adjustGains(matchFamily(seats, terms, formerLufs), of);
  const ways = waysOut(match, { seats, terms });
  return { ...match, waysOut: ways, commonLufs: asMixed ? null : match.commonLufs };
}
