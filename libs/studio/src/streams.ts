import {
  isSameEq,
  isSameLimiter,
  type Issue,
  type MasteringPlan,
  type MeasuredTrack,
  type Profiles,
  type TrackPlan,
} from '@kindred/records';
import { isMeasured } from './release-records.js';

/** A track of a stream: what it is, and what is done to it. */
export interface StreamMember {
  readonly track: TrackPlan;
  readonly profile: MeasuredTrack;
}

/** What is rendered as one, in running order: a track, or tracks that run into one another. */
export type Stream = readonly [StreamMember, ...StreamMember[]];

export interface Streams {
  readonly streams: readonly Stream[];
  /** Joins of segues whose tracks are rendered apart all the same, and why. */
  readonly issues: readonly Issue[];
  /** Tracks that run on with one that there is no mix of: they are one sound, and none is rendered. */
  readonly failed: readonly { readonly track: TrackPlan; readonly for: number }[];
}

/**
 * The streams of a plan. Tracks that run into one another are one, so that no filter, limiter or
 * dither knows of the join; unless their mixes or what is done to them differ.
 * @param said numbers of tracks that run into the next by word of the release file: the plan knows
 *   nothing of one that could not be measured
 */
export function streamsOf(
  { tracks, segueGroups }: Pick<MasteringPlan, 'tracks' | 'segueGroups'>,
  profiles: Pick<Profiles, 'tracks'>,
  said: readonly number[] = [],
): Streams {
  const runs = runsOf(segueGroups, said);
  const streams: [StreamMember, ...StreamMember[]][] = [];
  const issues: Issue[] = [];
  const failed: { track: TrackPlan; for: number }[] = [];
  for (const track of tracks) {
    const missing = runs
      .find((run) => run.includes(track.number))
      ?.find((number) => tracks.every((other) => other.number !== number));
    if (missing !== undefined) {
      failed.push({ track, for: missing });
      continue;
    }
    const profile = profiles.tracks.find(({ number }) => number === track.number);
    if (!profile || !isMeasured(profile)) throw new Error(`track ${track.number} has no mix`);
    const member = { track, profile };
    const stream = streams.at(-1);
    const before = stream?.at(-1);
    const runsOn =
      before !== undefined &&
      segueGroups.some(
        (group) =>
          group.includes(before.track.number) &&
          group.indexOf(track.number) === group.indexOf(before.track.number) + 1,
      );
    const apart = runsOn ? whyApart(before, member) : null;
    if (stream && runsOn && apart === null) stream.push(member);
    else streams.push([member]);
    if (before && apart !== null) issues.push(renderedApart(before.track, track, apart));
  }
  return { streams, issues, failed };
}

/** Runs of tracks that go into one another, by the plan and by word. */
function runsOf(
  segueGroups: MasteringPlan['segueGroups'],
  said: readonly number[],
): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const run of [...segueGroups, ...said.map((number) => [number, number + 1])]) {
    const touching = runs.filter((other) => other.some((number) => run.includes(number)));
    for (const one of touching) runs.splice(runs.indexOf(one), 1);
    runs.push([...new Set([...touching.flat(), ...run])]);
  }
  return runs;
}

interface Apart {
  readonly because: string;
  readonly fix: string;
}

function whyApart(a: StreamMember, b: StreamMember): Apart | null {
  const [from, to] = [a.profile.format, b.profile.format];
  const anew = 'Ask the same of both, or say `segue: false`.';
  if (from.sampleRateHz !== to.sampleRateHz) {
    const rates = `${from.sampleRateHz} and ${to.sampleRateHz} Hz`;
    return {
      because: `their sample rates differ (${rates})`,
      fix: 'Export both at one sample rate.',
    };
  }
  if (from.channels !== to.channels) {
    return { because: 'one is mono, the other stereo', fix: 'Export both in stereo.' };
  }
  if (a.track.gainDb !== b.track.gainDb) return { because: 'their gains differ', fix: anew };
  if (!isSameEq(a.track.eq, b.track.eq)) return { because: 'their filters differ', fix: anew };
  if ((a.track.sideDb ?? 0) !== (b.track.sideDb ?? 0)) {
    return { because: 'their widths differ', fix: anew };
  }
  if (!isSameLimiter(a.track.limiter, b.track.limiter)) {
    return { because: 'their limiters differ', fix: anew };
  }
  if (a.track.fades?.out || b.track.fades?.in) {
    return { because: 'one fades at their join', fix: 'Take the fade out, or say `segue: false`.' };
  }
  return null;
}

function renderedApart(a: TrackPlan, b: TrackPlan, { because, fix }: Apart): Issue {
  return {
    code: 'segue-apart',
    severity: 'warning',
    message:
      `track ${a.number} runs into track ${b.number}, but they are rendered apart, so that their ` +
      `join may be heard: ${because}`,
    track: a.number,
    fix,
  };
}

/** What is said of a track that runs on with one that failed. */
export function failedWith({ number }: TrackPlan, other: number | undefined): Issue {
  return {
    code: 'segue-failed',
    severity: 'error',
    message: `it runs on with track ${other}, which failed; they are rendered as one`,
    track: number,
  };
}
