import { basisLevelLufs, correctPlan } from '@kindred/matcher';
import type { Issue, LoudnessBasis, PinPart, TrackPlan } from '@kindred/records';
import { attemptRender, dropAttempt, type Attempt, type RenderStream } from './attempt-render.js';
import {
  brokenPromises,
  failedTrack,
  finishedTrack,
  type RenderedTrackPlan,
} from './render-track.js';
import { renderedMember } from './rendered-member.js';
import { failedWith, type Stream } from './streams.js';

/** The first render, and at most two corrected ones. */
const rendersMax = 3;

/**
 * Renders a stream, reads it back, corrects its gain or its limiter at most twice, and keeps the
 * best render. What one of its tracks fails for, all fail for: they are one sound. Null when the run
 * was cancelled.
 */
export async function renderStream(
  given: RenderStream & {
    /** What is rendered as it stands, whatever the files then measure. */
    readonly pinned: ReadonlySet<PinPart>;
    /** Whether the first render that keeps its promises is good enough; left out: it is not. */
    readonly light?: true | undefined;
  },
): Promise<readonly RenderedTrackPlan[] | null> {
  const { basis, pinned, light } = given;
  let stream = given.stream;
  let best: Attempt | null = null;
  let renders = 0;
  while (renders < rendersMax) {
    renders++;
    const attempt = await attemptRender({ ...given, stream }, renders);
    if (attempt === null) return null;
    if ('code' in attempt) {
      // A correction that failed takes nothing from a render that was good enough.
      if (best !== null && brokenCount(best) === 0) break;
      return failedStream(given.stream, attempt);
    }
    if (best === null || isBetter(attempt, best, basis)) {
      if (best) await dropAttempt(best);
      best = attempt;
    } else {
      await dropAttempt(attempt);
    }
    if (light && brokenCount(best) === 0) break;
    const members = attempt.tracks.map(renderedMember);
    const corrected = correctPlan({ members, basis, pinned });
    if (!corrected) break;
    stream = withPlans(stream, corrected);
  }
  if (best === null) throw new Error('a stream was rendered no time');
  return best.tracks.map((track, at) =>
    finishedTrack(track, { renders, mix: stream[at]!.profile, outputs: given.outputs }),
  );
}

function withPlans(stream: Stream, plans: readonly TrackPlan[]): Stream {
  const [first, ...rest] = stream.map((member, at) => ({ ...member, track: plans[at]! }));
  return [first!, ...rest];
}

/** Fewer broken promises first, then nearer to its aims. */
function isBetter(a: Attempt, b: Attempt, basis: LoudnessBasis): boolean {
  const [brokenA, brokenB] = [brokenCount(a), brokenCount(b)];
  return brokenA !== brokenB ? brokenA < brokenB : miss(a, basis) < miss(b, basis);
}

function brokenCount({ tracks }: Attempt): number {
  return tracks.reduce((sum, { verified }) => sum + brokenPromises(verified).length, 0);
}

function miss({ tracks }: Attempt, basis: LoudnessBasis): number {
  return tracks.reduce((sum, one) => {
    const level = basisLevelLufs(renderedMember(one).measured.loudness, basis);
    return sum + Math.abs((level ?? -Infinity) - one.track.aimLufs);
  }, 0);
}

/** Every track of a stream that failed, told which of them it was for. */
function failedStream(stream: Stream, issue: Issue): readonly RenderedTrackPlan[] {
  return stream.map(({ track }) =>
    failedTrack(track, track.number === issue.track ? issue : failedWith(track, issue.track)),
  );
}
