import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readArtwork, readTagPicture, readTags, spelledOnDisk } from '@kindred/audio-io';
import { replayGainOf, tagFieldsOf } from '@kindred/delivery';
import type { PooledLoudness, Promised, TagFields } from '@kindred/records';
import { canonicalText } from './cache/canonical-text.js';
import { digestOf } from './former-files.js';
import { pathOf } from './locate-tracks.js';
import { albumOf, type MadeFile, type MadeTrack, type MadeTrackPlan } from './made-track.js';
import type { Run } from './open-run.js';
import { failedTrack } from './render-track.js';

export interface TaggingRun extends Pick<
  Run,
  'release' | 'baseFolder' | 'folder' | 'located' | 'workshop'
> {
  /**
   * Tags turn what this run rendered into the files that are delivered: when nothing else reads it any
   * more. False: nothing will be delivered.
   */
  readonly partsAreFree: Promise<boolean>;
}

/**
 * Writes into every file what the release file says of it, what its mix's own tags say beside that,
 * and how loud it came out. Null when the run was cancelled.
 */
export async function tagTracks(
  made: readonly MadeTrackPlan[],
  run: TaggingRun,
): Promise<readonly MadeTrackPlan[] | null> {
  const whole = made.filter((track) => track.status === 'made');
  const count = Math.max(0, ...whole.map(({ files }) => files.length));
  const albums = Array.from({ length: count }, (_, output) => albumOf(whole, output));
  const tagged = await Promise.all(
    made.map((track) => (track.status === 'made' ? tagTrack(track, { ...run, albums }) : track)),
  );
  return tagged.every((track) => track !== null) ? tagged : null;
}

interface Tagging extends TaggingRun {
  /** The tracks as one programme, for each output. */
  readonly albums: readonly PooledLoudness[];
}

async function tagTrack(made: MadeTrack, tagging: Tagging): Promise<MadeTrackPlan | null> {
  const { release, baseFolder, folder, located, workshop } = tagging;
  const { number, title } = made.track;
  const source = pathOf(located, number);
  const artwork =
    artworkOf({ release, baseFolder }) ??
    (await ownPicture(source, join(folder.work, `${number}-artwork`)));
  let first: TagFields | null = null;
  const track = release.tracks.find((one) => one.number === number);
  if (!track) throw new Error(`track ${number} is not in the release`);
  const sourceTags = await readTags(source);
  const artworkSha256 = artwork === null ? null : await digestOf(artwork.path);
  const files: MadeFile[] = [];
  for (const [index, file] of made.files.entries()) {
    const tags: TagFields = tagFieldsOf({
      release,
      track,
      title,
      total: release.tracks.length,
      sourceTags,
      replayGain: replayGainOf({
        integratedLufs: file.loudness.integratedLufs,
        truePeakDbtp: file.peak.truePeakDbtp,
        albumLufs: tagging.albums[index]!.pooledLufs,
        albumPeakDbtp: tagging.albums[index]!.truePeakMaxDbtp,
      }),
    });
    first ??= tags;
    const { container } = file.output;
    const { loudness, peak } = file;
    const said = { container, tags, artworkSha256, loudness, peak };
    const tagsSha256 = createHash('sha256').update(canonicalText(said)).digest('hex');
    // A file of an earlier run that says the same already is the file that would be written.
    if (file.tagsSha256 === tagsSha256) {
      files.push({ ...file, isInPlace: true });
      continue;
    }
    const taggedPath = join(folder.work, `${number}-tagged-${index + 1}.${container}`);
    const untagged = untaggedOf(file, made.files.slice(index + 1));
    if (untagged !== 'none' && !(await tagging.partsAreFree)) return null;
    const written = await workshop.run('tagFile', {
      path: file.path,
      untagged,
      taggedPath,
      container,
      tags,
      measured: file,
      artwork,
    });
    if (written.status === 'cancelled') return null;
    if (written.status === 'failed') {
      return failedTrack(made.track, { ...written.issue, track: number });
    }
    files.push({ ...file, ...written.result, path: taggedPath, tagsSha256 });
  }
  const [firstFile, ...rest] = files;
  const rendering = {
    ...made.rendering,
    promises: made.rendering.promises.map(asTagged(firstFile!)),
  };
  return { ...made, files: [firstFile!, ...rest], tags: first, rendering };
}

/** Two WAV files may be made of the same part; what an earlier run delivered has its tags. */
function untaggedOf(file: MadeFile, later: readonly MadeFile[]): 'kept' | 'spent' | 'none' {
  if (file.tagsSha256 !== undefined) return 'none';
  return later.some(({ path }) => path === file.path) ? 'kept' : 'spent';
}

/** The file that is delivered is the one with tags, which was read back as well. */
function asTagged({ sha256 }: MadeFile): (promise: Promised) => Promised {
  const start = `sha256 ${sha256.slice(0, 12)}`;
  return (promise) =>
    promise.name === 'files' && promise.kept
      ? { ...promise, expected: `${start} as written`, got: `${start} read back` }
      : promise;
}

/** The picture for the tags: where it lies, and how the person wrote it. */
export function artworkOf({
  release: { details },
  baseFolder,
}: Pick<Run, 'release' | 'baseFolder'>): { readonly path: string; readonly name: string } | null {
  const name = details?.artwork;
  return name === undefined ? null : { path: spelledOnDisk(resolve(baseFolder, name)), name };
}

/** The picture that a mix carries itself, put at `path`; null: none, or none that can be used. */
async function ownPicture(source: string, path: string): Promise<ReturnType<typeof artworkOf>> {
  const picture = await readTagPicture(source);
  if (picture === null) return null;
  await writeFile(path, picture.bytes);
  const name = basename(source);
  return readArtwork(path, name).status === 'done' ? { path, name } : null;
}
