import { readTags } from '@kindred/audio-io';
import { titleFromName } from '@kindred/documents';
import { notMeasured, type ReleaseTrack, type TrackProfile } from '@kindred/records';
import type { Measurements } from './cache/measurements.js';
import type { Listener } from './event.js';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import type { RunProgress } from './run-progress.js';
import { measuredFigures } from './track-figures.js';

/** What measuring needs to know of a track. */
type MeasuredKeys = 'number' | 'file' | 'title' | 'trims';

export interface MeasureTracks {
  readonly tracks: readonly Pick<ReleaseTrack, MeasuredKeys>[];
  readonly located: LocatedTracks;
  readonly measurements: Measurements;
  /** Where compressed mixes are unpacked to. */
  readonly unpackFolder: string;
  readonly progress: RunProgress;
  readonly listener: Listener;
}

/** Measures every track; null when the run was cancelled. In running order. */
export async function measureTracks(given: MeasureTracks): Promise<readonly TrackProfile[] | null> {
  const byNumber = new Map(given.tracks.map((track) => [track.number, track]));
  const pending = given.located.largestFirst.map((number) => {
    const track = byNumber.get(number);
    if (!track) throw new Error(`no track ${number}`);
    return measureTrack(track, given);
  });
  const profiles: TrackProfile[] = [];
  for (const profile of await Promise.all(pending)) {
    if (profile === null) return null;
    profiles.push(profile);
  }
  return profiles.sort((a, b) => a.number - b.number);
}

async function measureTrack(
  track: Pick<ReleaseTrack, MeasuredKeys>,
  { located, measurements, unpackFolder, progress, listener }: MeasureTracks,
): Promise<TrackProfile | null> {
  const { number, file, trims } = track;
  const path = pathOf(located, number);
  const told = progress.of({ stage: 'measure', track: number, doing: 'measuring' });
  const { outcome, isUnchanged } = await measurements.profile(
    { mix: { path, name: file, unpackFolder }, trims },
    told,
  );
  if (outcome.status === 'cancelled') return null;
  if (isUnchanged) progress.skip({ stage: 'measure', track: number });
  else told(1);
  const title = track.title ?? (await readTags(path)).title ?? titleFromName(file);
  if (outcome.status === 'failed') {
    progress.drop(number);
    const issue = { ...outcome.issue, track: number };
    listener({ kind: 'issue', issue });
    return { number, file, title, status: 'failed', issues: [issue], ...notMeasured };
  }
  const { measurement, findings } = outcome.result;
  const issues = outcome.result.issues.map((issue) => ({ ...issue, track: number }));
  for (const issue of issues) listener({ kind: 'issue', issue });
  listener({
    kind: 'track',
    stage: 'measure',
    track: number,
    title,
    file,
    durationSeconds: measurement.format.durationSeconds,
    figures: measuredFigures(measurement),
    isUnchanged,
  });
  return { number, file, title, status: 'done', issues, ...measurement, findings };
}
