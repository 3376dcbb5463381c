import { attemptLater } from '@kindred/audio-io';
import type { JobContext, JobOutcome } from '@kindred/records';
import { onReadyMix, onReadyMixes } from './open-mix.js';

/**
 * The jobs by name, as an engine looks them up. None throws for what a file or a disk did. Each is
 * loaded with its first run: a thread loads no more than what it works on.
 */
export const jobs = {
  digestFile: reportingFaults(async () => (await import('./digest-file.js')).digestFile),
  profileTrack: reportingFaults(async () =>
    onReadyMix((await import('./profile-track.js')).profileTrack),
  ),
  rehearseTrack: reportingFaults(async () =>
    onReadyMix((await import('./rehearse-track.js')).rehearseTrack),
  ),
  matchRelease: reportingFaults(async () => (await import('./match-release.js')).matchRelease),
  renderStream: reportingFaults(async () =>
    onReadyMixes('tracks', (await import('./render-stream.js')).renderStream),
  ),
  verifyFile: reportingFaults(async () =>
    onReadyMixes('stream', (await import('./verify-file.js')).verifyFile),
  ),
  packFile: reportingFaults(async () => (await import('./pack-file.js')).packFile),
  measurePacked: reportingFaults(async () => (await import('./measure-packed.js')).measurePacked),
  tagFile: reportingFaults(async () => (await import('./tag-file.js')).tagFile),
  cutExcerpt: reportingFaults(async () =>
    onReadyMixes('pieces', (await import('./cut-excerpt.js')).cutExcerpt),
  ),
  joinFiles: reportingFaults(async () => (await import('./join-files.js')).joinFiles),
};

type Job<Payload, Result> = (
  payload: Payload,
  context: JobContext,
) => JobOutcome<Result> | Promise<JobOutcome<Result>>;

function reportingFaults<Payload, Result>(
  load: () => Promise<Job<Payload, Result>>,
): (payload: Payload, context: JobContext) => Promise<JobOutcome<Result>> {
  return async (payload, context) => {
    const job = await load();
    const tried = await attemptLater(async () => job(payload, context));
    return tried.status === 'failed' ? tried : tried.value;
  };
}

export type JobTable = typeof jobs;
export type JobName = keyof JobTable;
export type {
  MixFile,
  ProfilePayload,
  MatchPayload,
  RehearsedTrack,
  RehearsePayload,
  RenderPayload,
  StreamMix,
  StreamSettings,
  VerifyPayload,
  WrittenPart,
  WrittenStream,
} from './payloads.js';
export type { PackedFile, PackedOutput, PackPayload } from './pack-file.js';
export type { MeasurePackedPayload, PackedMeasurement } from './measure-packed.js';
export type { TagPayload } from './tag-file.js';
export type { CutExcerpt, ExcerptPayload, ExcerptPiece } from './cut-excerpt.js';
export type { JoinedFile, JoinPayload } from './join-files.js';
export { excerptVersion, measureVersion, soundVersion } from './result-versions.js';
export type { ProfileResult } from './profile-track.js';
export type { VerifiedPart, VerifyResult } from './verify-file.js';
