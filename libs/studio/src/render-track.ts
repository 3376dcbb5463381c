import type { VerifyResult } from '@kindred/jobs';
import type {
  Issue,
  MeasuredTrack,
  Output,
  Promised,
  RenderedOutput,
  RenderedTrack,
  TrackPlan,
  TrackRendering,
} from '@kindred/records';
import { partsOf } from '@kindred/renderer';
import type { DeliveredBefore } from './cache/kept-renders.js';
import type { AttemptedTrack } from './attempt-render.js';
import { monoFoldIssues } from './mono-fold.js';

/** A verified file that waits for its name, or to be packed into what is delivered. */
export interface FinishedPart {
  /** A WAV file in the work folder. */
  readonly partPath: string;
  /** Whether this file keeps every promise. */
  readonly kept: boolean;
  readonly output: Omit<RenderedOutput, 'file'>;
}

/** A track whose files are all verified, and all that is known about it but their names. */
export interface FinishedTrack {
  readonly status: 'finished';
  /** The plan of the render that was kept. */
  readonly track: TrackPlan;
  /** What it was written as; the aim is held against the first. */
  readonly parts: readonly [FinishedPart, ...FinishedPart[]];
  /** For each output of the plan, the index of the part that it is made of. */
  readonly partOf: readonly number[];
  readonly rendering: RenderedTrack;
  /** Where an earlier run rendered it: what that delivered, and still lies there. */
  readonly before?: DeliveredBefore;
}

/** A track that no master came from. */
export interface UnfinishedTrack {
  readonly status: 'failed';
  readonly track: TrackPlan;
  readonly rendering: TrackRendering;
}

export type RenderedTrackPlan = FinishedTrack | UnfinishedTrack;

export function brokenPromises({
  promises,
}: {
  readonly promises: readonly Promised[];
}): readonly string[] {
  return promises.filter(({ kept }) => !kept).map(({ name }) => name);
}

export function finishedTrack(
  { track, parts: files, verified }: AttemptedTrack,
  {
    renders,
    mix,
    outputs,
  }: {
    readonly renders: number;
    readonly mix: MeasuredTrack;
    readonly outputs: readonly Output[];
  },
): FinishedTrack {
  const broken = brokenPromises(verified);
  const [first, ...rest] = files.map(({ partPath, written: { bytes } }, at): FinishedPart => {
    const { readBack, promises } = verified.parts[at]!;
    const { format, sha256, ...measured } = readBack;
    const kept = brokenPromises({ promises }).length === 0;
    return { partPath, kept, output: { sha256, bytes, format, measured } };
  });
  return {
    status: 'finished',
    track,
    parts: [first!, ...rest],
    partOf: partsOf(outputs, mix.format.sampleRateHz).partOf,
    rendering: {
      number: track.number,
      title: track.title,
      status: 'done',
      issues: [
        ...(broken.length === 0 ? [] : [promiseBroken(track, verified)]),
        ...monoFoldIssues(track, { mix, master: first!.output.measured }),
      ],
      gainDb: track.gainDb,
      renders,
      limiter: files[0]!.written.trace,
      outputs: [],
      further: [],
      promises: verified.promises,
    },
  };
}

function promiseBroken(track: TrackPlan, { promises }: VerifyResult): Issue {
  const told = promises
    .filter(({ kept }) => !kept)
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
