import { readSeries } from '@kindred/audio-io';
import type { LoudnessSubject } from '@kindred/matcher';
import type { Issue, MeasuredTrack } from '@kindred/records';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import type { RunProgress } from './run-progress.js';
import type { Workshop } from './workshop.js';

export interface RehearseTracks {
  /** In running order. */
  readonly measured: readonly MeasuredTrack[];
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
}

export interface Rehearsed {
  /** In running order. */
  readonly subjects: readonly LoudnessSubject[];
  /** Tracks that could be measured and then not rehearsed. */
  readonly failed: readonly Issue[];
}

/** Runs the front of the chain over every track; null when the run was cancelled. */
export async function rehearseTracks(given: RehearseTracks): Promise<Rehearsed | null> {
  const byNumber = new Map(given.measured.map((profile) => [profile.number, profile]));
  const pending = given.located.largestFirst.flatMap((number) => {
    const profile = byNumber.get(number);
    return profile ? [rehearseTrack(profile, given)] : [];
  });
  const subjects: LoudnessSubject[] = [];
  const failed: Issue[] = [];
  for (const result of await Promise.all(pending)) {
    if (result === null) return null;
    if ('profile' in result) subjects.push(result);
    else failed.push(result);
  }
  subjects.sort((a, b) => a.profile.number - b.profile.number);
  return { subjects, failed };
}

async function rehearseTrack(
  profile: MeasuredTrack,
  { located, folder, workshop, progress }: RehearseTracks,
): Promise<LoudnessSubject | Issue | null> {
  const { number, file } = profile;
  const told = progress.of({ stage: 'rehearse', track: number, doing: 'rehearsing' });
  const mix = { path: pathOf(located, number), name: file };
  const outcome = await workshop.run('rehearseTrack', { mix, folder: folder.work }, told);
  if (outcome.status === 'cancelled') return null;
  if (outcome.status === 'failed') return { ...outcome.issue, track: number };
  told(1);
  const { sampleRateHz, channels, frames, peakHopFrames, peaks, energies } = outcome.result;
  return {
    profile,
    envelope: {
      sampleRateHz,
      channels,
      frames,
      peakHopFrames,
      peaks: readSeries(folder.work, peaks),
      energies: readSeries(folder.work, energies),
    },
  };
}
