import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { publish } from '@kindred/audio-io';
import { masterFileName, outputFolders } from '@kindred/delivery';
import type { LoudnessSeries, Output, RenderedTrack, TrackRendering } from '@kindred/records';
import type { Listener } from './event.js';
import type { MadeFile, MadeTrack, MadeTrackPlan } from './made-track.js';
import { recordPath, type ReleaseFolder } from './release-folder.js';
import { failedTrack } from './render-track.js';
import { worldIssue } from './world-issue.js';

export interface Publishing {
  readonly outputs: readonly Output[];
  /** Tracks of the release. */
  readonly total: number;
  readonly folder: ReleaseFolder;
  readonly listener: Listener;
}

/**
 * Gives every verified file its name: in masters/ when all its promises are kept, else in
 * rejected/. All at once and last, so that a run that stops half-way leaves the folder as the run
 * before it did. A name that can't be given fails its own track only.
 */
export async function publishTracks(
  tracks: readonly MadeTrackPlan[],
  publishing: Publishing,
): Promise<readonly TrackRendering[]> {
  const renderings: TrackRendering[] = [];
  for (const track of tracks) {
    const rendering = await publishTrack(track, publishing);
    renderings.push(rendering);
    if (track.status === 'failed' || rendering.status === 'done') continue;
    for (const issue of rendering.issues) publishing.listener({ kind: 'issue', issue });
  }
  return renderings;
}

async function publishTrack(made: MadeTrackPlan, publishing: Publishing): Promise<TrackRendering> {
  if (made.status === 'failed') return made.rendering;
  const { folder } = publishing;
  const paths = made.files.map((file, index) => namedPath(made, { ...publishing, file, index }));
  const published: string[] = [];
  let named = '';
  try {
    for (const path of paths) await mkdir(dirname((named = path)), { recursive: true });
    for (const [index, { path, isInPlace }] of made.files.entries()) {
      named = paths[index]!;
      if (isInPlace && path === named) continue;
      publish(path, named);
      published.push(named);
    }
  } catch (error) {
    // A track has all its files or none.
    for (const path of published) await rm(path, { force: true });
    const issue = { ...worldIssue(error, named), track: made.track.number };
    return failedTrack(made.track, issue).rendering;
  }
  return withFiles(
    made,
    paths.map((path) => recordPath(folder, path)),
  );
}

function namedPath(
  { track: { number, title } }: MadeTrack,
  {
    file,
    index,
    outputs,
    total,
    folder,
  }: Publishing & { readonly file: MadeFile; readonly index: number },
): string {
  const below = outputFolders(outputs)[index]!;
  const inside = file.kept ? below : posix.join('rejected', posix.relative('masters', below));
  return join(folder.root, inside, masterFileName(number, title, file.output.container, { total }));
}

function withFiles(
  { files: [first, ...rest], measured, rendering }: MadeTrack,
  [firstFile = '', ...restFiles]: readonly string[],
): RenderedTrack {
  // What an MP3 decodes to is not what it was made of.
  const { sha256, bytes, format, loudness, peak } = first;
  const movedLu = (loudness.integratedLufs ?? 0) - (measured.loudness.integratedLufs ?? 0);
  const series = movedLu === 0 ? measured.series : movedBy(measured.series, movedLu);
  const asDecoded = { ...measured, loudness, peak, series };
  return {
    ...rendering,
    outputs: [{ file: firstFile, sha256, bytes, format, measured: asDecoded }],
    further: rest.map(({ output, sha256, bytes, format, loudness, peak }, index) => ({
      file: restFiles[index]!,
      output,
      sha256,
      bytes,
      format,
      loudness,
      peak,
    })),
  };
}

/** Loudness along a track that came out otherwise than its part, so that an album pools as it is. */
function movedBy(series: LoudnessSeries, movedLu: number): LoudnessSeries {
  const moved = (level: number | null): number | null =>
    level === null ? null : Math.round((level + movedLu) * 1000) / 1000;
  const { momentaryLufs, shortTermLufs } = series;
  return {
    ...series,
    momentaryLufs: momentaryLufs.map(moved),
    shortTermLufs: shortTermLufs.map(moved),
  };
}
