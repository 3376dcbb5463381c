import type { RehearsedTrack } from '@kindred/jobs';
import type { ToneMatch, WidthMatch } from '@kindred/matcher';
import type { Issue, MeasuredTrack } from '@kindred/records';
import type { Measurements } from './cache/measurements.js';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import type { RunProgress } from './run-progress.js';

export interface RehearseTracks {
  /** In running order. */
  readonly measured: readonly MeasuredTrack[];
  /** The filters of each track. */
  readonly tone: ToneMatch;
  readonly width: WidthMatch;
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
  readonly measurements: Measurements;
  readonly progress: RunProgress;
}

export interface Rehearsed {
  /** In running order. */
  readonly tracks: readonly RehearsedTrack[];
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
  const tracks: RehearsedTrack[] = [];
  const failed: Issue[] = [];
  for (const result of await Promise.all(pending)) {
    if (result === null) return null;
    if ('profile' in result) tracks.push(result);
    else failed.push(result);
  }
  tracks.sort((a, b) => a.profile.number - b.profile.number);
  return { tracks, failed };
}

async function rehearseTrack(
  profile: MeasuredTrack,
  { tone, width, located, folder, measurements, progress }: RehearseTracks,
): Promise<RehearsedTrack | Issue | null> {
  const { number, file, sha256, window } = profile;
  const told = progress.of({ stage: 'rehearse', track: number, doing: 'rehearsing' });
  const mix = { path: pathOf(located, number), name: file, unpackFolder: folder.work, window };
  const eq = tone.tracks.find((track) => track.number === number)?.eq ?? [];
  const sideDb = width.tracks.find((track) => track.number === number)?.sideDb ?? 0;
  const payload = { mix, eq, ...(sideDb === 0 ? {} : { sideDb }), folder: folder.work };
  const { outcome, isUnchanged } = await measurements.rehearse({ payload, sha256 }, told);
  if (outcome.status === 'cancelled') return null;
  if (isUnchanged) progress.skip({ stage: 'rehearse', track: number });
  else told(1);
  if (outcome.status === 'failed') return { ...outcome.issue, track: number };
  return { profile, envelope: outcome.result };
}
