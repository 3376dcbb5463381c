import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { publish } from '@kindred/audio-io';
import { masterFileName } from '@kindred/delivery';
import type { TrackRendering } from '@kindred/records';
import type { Listener } from './event.js';
import { recordPath, type ReleaseFolder } from './release-folder.js';
import { failedTrack, type RenderedTrackPlan } from './render-track.js';
import { worldIssue } from './world-issue.js';

/**
 * Gives every verified file its name: in masters/ when all its promises are kept, else in
 * rejected/. All at once and last, so that a run that stops half-way leaves the folder as the run
 * before it did. A name that can't be given fails its own track only.
 */
export async function publishTracks(
  tracks: readonly RenderedTrackPlan[],
  folder: ReleaseFolder,
  listener: Listener,
): Promise<readonly TrackRendering[]> {
  const renderings: TrackRendering[] = [];
  for (const track of tracks) {
    const rendering = await publishTrack(track, folder);
    renderings.push(rendering);
    if (track.status === 'failed' || rendering.status === 'done') continue;
    for (const issue of rendering.issues) listener({ kind: 'issue', issue });
  }
  return renderings;
}

async function publishTrack(
  finished: RenderedTrackPlan,
  folder: ReleaseFolder,
): Promise<TrackRendering> {
  if (finished.status === 'failed') return finished.rendering;
  const { track, kept, parts, rendering } = finished;
  const [{ partPath, output }] = parts;
  const { number, title } = track;
  const path = join(kept ? folder.masters : folder.rejected, masterFileName(number, title, 'wav'));
  try {
    await mkdir(dirname(path), { recursive: true });
    publish(partPath, path);
  } catch (error) {
    return failedTrack(track, { ...worldIssue(error, path), track: number }).rendering;
  }
  return { ...rendering, outputs: [{ file: recordPath(folder, path), ...output }] };
}
