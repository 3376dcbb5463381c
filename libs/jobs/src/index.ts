import { attempt } from '@kindred/audio-io';
import type { JobContext, JobOutcome } from '@kindred/records';
import { digestFile } from './digest-file.js';
import { matchRelease } from './match-release.js';
import { profileTrack } from './profile-track.js';
import { rehearseTrack } from './rehearse-track.js';
import { renderStream } from './render-stream.js';
import { verifyFile } from './verify-file.js';

/** The jobs by name, as an engine looks them up. None throws for what a file or a disk did. */
export const jobs = {
  digestFile: reportingFaults(digestFile),
  profileTrack: reportingFaults(profileTrack),
  rehearseTrack: reportingFaults(rehearseTrack),
  matchRelease: reportingFaults(matchRelease),
  renderStream: reportingFaults(renderStream),
  verifyFile: reportingFaults(verifyFile),
};

type SyncJob<Payload, Result> = (payload: Payload, context: JobContext) => JobOutcome<Result>;

function reportingFaults<Payload, Result>(job: SyncJob<Payload, Result>): SyncJob<Payload, Result> {
  return (payload, context) => {
    const tried = attempt(() => job(payload, context));
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
  VerifyPayload,
  WrittenStream,
} from './payloads.js';
export { measureVersion, soundVersion } from './result-versions.js';
export type { ProfileResult } from './profile-track.js';
export type { VerifyResult } from './verify-file.js';
