import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { masterFileName } from '@kindred/delivery';
import type { VerifyResult, WrittenStream } from '@kindred/jobs';
import { basisLevelLufs, correctPlan } from '@kindred/matcher';
import type {
  Issue,
  LoudnessBasis,
  MeasuredTrack,
  PinPart,
  RenderedOutput,
  RenderedTrack,
  TrackPlan,
  TrackRendering,
} from '@kindred/records';
import { monoFoldIssues } from './mono-fold.js';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import type { RunProgress } from './run-progress.js';
import type { Workshop } from './workshop.js';

/** The first render, and at most two corrected ones. */
const rendersMax = 3;

export interface RenderTrack {
  readonly profile: MeasuredTrack;
  readonly track: TrackPlan;
  /** What its aim is measured on. */
  readonly basis: LoudnessBasis;
  /** How far tone may move; null where a person set the filters. */
  readonly toneMostDb: number | null;
  /** What is rendered as it stands, whatever the file then measures. */
  readonly pinned: ReadonlySet<PinPart>;
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
}

/** A verified file that waits for its name, and all that is known about it but that name. */
export interface FinishedTrack {
  readonly status: 'finished';
  /** The plan of the render that was kept. */
  readonly track: TrackPlan;
  readonly partPath: string;
  /** Whether every promise holds. */
  readonly kept: boolean;
  readonly output: Omit<RenderedOutput, 'file'>;
  readonly rendering: RenderedTrack;
}

/** A track that no master came from. */
export interface UnfinishedTrack {
  readonly status: 'failed';
  readonly track: TrackPlan;
  readonly rendering: TrackRendering;
}

export type RenderedTrackPlan = FinishedTrack | UnfinishedTrack;

/** One render and what it measured when it was read back. */
interface Attempt {
  readonly track: TrackPlan;
  readonly partPath: string;
  readonly written: WrittenStream;
  readonly verified: VerifyResult;
}

/**
 * Renders a track, reads it back, corrects its gain or its limiter at most twice, and keeps the
 * best render. Null when the run was cancelled.
 */
export async function renderTrack(given: RenderTrack): Promise<RenderedTrackPlan | null> {
  const { basis, pinned } = given;
  let track = given.track;
  let best: Attempt | null = null;
  let renders = 0;
  while (renders < rendersMax) {
    renders++;
    const partPath = join(given.folder.work, `${track.number}-${renders}.wav`);
    const attempt = await attemptRender(given, track, partPath);
    if (attempt === null) return null;
    if ('code' in attempt) {
      // A correction that failed takes nothing from a render that was good enough.
      if (best !== null && brokenPromises(best).length === 0) break;
      return failedTrack(given.track, attempt);
    }
    if (best === null || isBetter(attempt, best, basis)) {
      if (best) await rm(best.partPath);
      best = attempt;
    } else {
      await rm(attempt.partPath);
    }
    const measured = attempt.verified.readBack;
    const corrected = correctPlan({ track, measured, basis, pinned });
    if (!corrected) break;
    track = corrected.track;
  }
  if (best === null) throw new Error('a track was rendered no time');
  return finished(best, { renders, mix: given.profile });
}

async function attemptRender(
  { profile, basis, toneMostDb, located, workshop, progress }: RenderTrack,
  track: TrackPlan,
  partPath: string,
): Promise<Attempt | Issue | null> {
  const { number } = track;
  const mix = { path: pathOf(located, number), name: profile.file };
  const source = {
    format: profile.format,
    sha256: profile.sha256,
    loudness: profile.loudness,
    peak: profile.peak,
    series: profile.series,
    tone: profile.tone,
  };
  const rendering = progress.of({ stage: 'render', track: number, doing: 'rendering' });
  const rendered = await workshop.run(
    'renderStream',
    {
      mix,
      source,
      partPath,
      eq: track.eq,
      sideDb: track.sideDb,
      gainDb: track.gainDb,
      limiter: track.limiter,
      encoding: 's24',
    },
    rendering,
  );
  if (rendered.status === 'cancelled') return null;
  if (rendered.status === 'failed') return { ...rendered.issue, track: number };
  const verifying = progress.of({
    stage: 'verify',
    track: number,
    doing: 'reading back the file as written',
  });
  const checked = await workshop.run(
    'verifyFile',
    {
      mix,
      source,
      partPath,
      masterName: masterFileName(number, track.title, 'wav'),
      track,
      basis,
      toneMostDb,
      written: rendered.result,
    },
    verifying,
  );
  if (checked.status === 'cancelled') return null;
  if (checked.status === 'failed') return { ...checked.issue, track: number };
  return { track, partPath, written: rendered.result, verified: checked.result };
}

/** Fewer broken promises first, then nearer to its aim. */
function isBetter(a: Attempt, b: Attempt, basis: LoudnessBasis): boolean {
  const brokenA = brokenPromises(a).length;
  const brokenB = brokenPromises(b).length;
  return brokenA !== brokenB ? brokenA < brokenB : miss(a, basis) < miss(b, basis);
}

function miss({ track, verified }: Attempt, basis: LoudnessBasis): number {
  const level = basisLevelLufs(verified.readBack.loudness, basis);
  return Math.abs((level ?? -Infinity) - track.aimLufs);
}

function brokenPromises({ verified }: Attempt): string[] {
  return verified.promises.filter(({ kept }) => !kept).map(({ name }) => name);
}

function finished(
  attempt: Attempt,
  { renders, mix }: { readonly renders: number; readonly mix: MeasuredTrack },
): FinishedTrack {
  const { track, partPath, written, verified } = attempt;
  const broken = brokenPromises(attempt);
  const { format, sha256, ...measured } = verified.readBack;
  const { bytes } = written;
  return {
    status: 'finished',
    track,
    partPath,
    kept: broken.length === 0,
    output: { sha256, bytes, format, measured },
    rendering: {
      number: track.number,
      title: track.title,
      status: 'done',
      issues: [
        ...(broken.length === 0 ? [] : [promiseBroken(track, verified, broken)]),
        ...monoFoldIssues(track, { mix, master: verified.readBack }),
      ],
      gainDb: track.gainDb,
      renders,
      limiter: written.trace,
      outputs: [],
      promises: verified.promises,
    },
  };
}

function promiseBroken(track: TrackPlan, verified: VerifyResult, broken: readonly string[]): Issue {
  const told = verified.promises
    .filter(({ name }) => broken.includes(name))
    .map(({ name, expected, got }) => `${name}: ${got}, expected ${expected}`);
  return {
    code: 'promise-broken',
    severity: 'error',
    message: `promise broken, ${told.join('; ')}; the file is kept apart in rejected/`,
    track: track.number,
  };
}

export function failedTrack(track: TrackPlan, issue: Issue): UnfinishedTrack {
  const rendering: TrackRendering = {
    number: track.number,
    title: track.title,
    status: 'failed',
    issues: [issue],
    outputs: [],
    promises: [],
  };
  return { status: 'failed', track, rendering };
}
