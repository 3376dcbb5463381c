import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { masterFileName } from '@kindred/delivery';
import type { StreamMix, VerifyResult, WrittenPart } from '@kindred/jobs';
import type { Issue, LoudnessBasis, Output, TrackPlan } from '@kindred/records';
import { partsOf, type PcmPart } from '@kindred/renderer';
import type { RenderedMaster } from './cut-excerpts.js';
import { pathOf, type LocatedTracks } from './locate-tracks.js';
import type { ReleaseFolder } from './release-folder.js';
import type { RunProgress } from './run-progress.js';
import type { Stream, StreamMember } from './streams.js';
import type { Workshop } from './workshop.js';

export interface RenderStream {
  readonly stream: Stream;
  /** What every track is delivered as. */
  readonly outputs: readonly Output[];
  /** What their aims are measured on. */
  readonly basis: LoudnessBasis;
  /** How far the tone of a track may move; null where a person set the filters. */
  readonly toneMostDb: (number: number) => number | null;
  readonly located: LocatedTracks;
  readonly folder: ReleaseFolder;
  readonly workshop: Workshop;
  readonly progress: RunProgress;
  /** To be told of a render while it is read back. */
  readonly onRendered?: ((rendered: RenderedMaster) => void) | undefined;
}

/** One render of a stream, and what its files measured when they were read back. */
export interface Attempt {
  readonly tracks: readonly AttemptedTrack[];
}

export interface AttemptedTrack {
  readonly track: TrackPlan;
  readonly parts: readonly {
    readonly part: PcmPart;
    readonly partPath: string;
    readonly written: WrittenPart;
  }[];
  readonly verified: VerifyResult;
}

/**
 * Renders a stream once and reads all its files back.
 * @returns an issue when it failed, with the track that it is about; null when the run was cancelled
 */
export async function attemptRender(
  given: RenderStream,
  nth: number,
): Promise<Attempt | Issue | null> {
  const { stream, outputs, located, folder, workshop, progress } = given;
  const [{ track: leading, profile }] = stream;
  const { parts, partOf } = partsOf(outputs, profile.format.sampleRateHz);
  const mixes = stream.map((member) => mixOf(member, { located, unpackFolder: folder.work }));
  const paths = stream.map(({ track }) =>
    parts.map((_, at) => join(folder.work, `${track.number}-${nth}-${at + 1}.wav`)),
  );
  const rendered = await workshop.run(
    'renderStream',
    {
      tracks: mixes.map((mix, at) => ({ ...mix, partPaths: paths[at]! })),
      eq: leading.eq,
      sideDb: leading.sideDb,
      gainDb: leading.gainDb,
      limiter: leading.limiter,
      parts,
    },
    renderProgress(stream, progress),
  );
  if (rendered.status === 'cancelled') return null;
  if (rendered.status === 'failed') {
    await removeFiles(paths.flat());
    return { track: leading.number, ...rendered.issue };
  }
  const written = stream.map(({ track }, at) => ({
    track,
    parts: rendered.result.tracks[at]!.parts.map((one, part) => ({
      part: parts[part]!,
      partPath: paths[at]![part]!,
      written: one,
    })),
  }));
  const checking = Promise.all(
    written.map(({ track, parts }) =>
      workshop.run(
        'verifyFile',
        {
          stream: mixes,
          track,
          basis: given.basis,
          toneMostDb: given.toneMostDb(track.number),
          masterName: masterFileName(track.number, track.title, 'wav'),
          parts,
        },
        progress.of({
          stage: 'verify',
          track: track.number,
          doing: 'reading back the file as written',
        }),
      ),
    ),
  );
  for (const [at, { track, parts: made }] of written.entries()) {
    const { partPath, written: file } = made[partOf[0] ?? 0]!;
    const { profile } = stream[at]!;
    given.onRendered?.({ profile, title: track.title, partPath, sha256: file.sha256 });
  }
  const checked = await checking;
  const tracks: AttemptedTrack[] = [];
  for (const [at, outcome] of checked.entries()) {
    if (outcome.status === 'cancelled') return null;
    if (outcome.status === 'failed') {
      await removeFiles(paths.flat());
      return { ...outcome.issue, track: stream[at]!.track.number };
    }
    tracks.push({ ...written[at]!, verified: outcome.result });
  }
  return { tracks };
}

/** Removes the files of a render that another is better than. */
export async function dropAttempt({ tracks }: Attempt): Promise<void> {
  await removeFiles(tracks.flatMap(({ parts }) => parts.map(({ partPath }) => partPath)));
}

async function removeFiles(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
}

function mixOf(
  { track, profile }: StreamMember,
  { located, unpackFolder }: { readonly located: LocatedTracks; readonly unpackFolder: string },
): StreamMix {
  const { format, window, sha256, loudness, peak, series, tone } = profile;
  return {
    number: track.number,
    mix: { path: pathOf(located, track.number), name: profile.file, unpackFolder, window },
    source: { format, sha256, loudness, peak, series, tone },
    fades: track.fades,
  };
}

/** Tells each track its share of the stream's progress, one after the other. */
function renderProgress(stream: Stream, progress: RunProgress): (fraction: number) => void {
  const frames = stream.map(({ profile }) => profile.format.frames);
  const total = frames.reduce((sum, count) => sum + count, 0);
  const tellers = stream.map(({ track }) =>
    progress.of({ stage: 'render', track: track.number, doing: 'rendering' }),
  );
  let current = 0;
  let start = 0;
  return (fraction) => {
    const done = fraction * total;
    while (current < tellers.length - 1 && done >= start + frames[current]!) {
      tellers[current]!(1);
      start += frames[current]!;
      current++;
    }
    tellers[current]!(frames[current]! > 0 ? (done - start) / frames[current]! : 1);
  };
}
