import { dirname, resolve } from 'node:path';
import { chosenFolder } from './open-run.js';
import { pathOf, locateTracks } from './locate-tracks.js';
import { readRelease } from './read-release.js';
import { releaseFolderAt } from './release-folder.js';

/** What a release is mastered from, and a person changes. */
export interface WatchedFiles {
  /** Absolute: the release file, its plan, its mixes and what else it names. */
  readonly files: readonly string[];
  /** Where a mix may be added. */
  readonly folders: readonly string[];
}

/** Null while the release file can't be read as one. */
export async function watchedFiles(
  releaseFile: string,
  { out }: { readonly out?: string | undefined },
): Promise<WatchedFiles | null> {
  const { release, baseFolder } = await readRelease(releaseFile);
  if (!release) return null;
  const folder = releaseFolderAt(out ?? chosenFolder(release, baseFolder));
  const located = locateTracks(release.tracks, baseFolder);
  const mixes = release.tracks.map(({ number }) => pathOf(located, number));
  const { details, references = [] } = release;
  const named = [...references.map(({ file }) => file), details?.artwork ?? []].flat();
  return {
    files: [
      resolve(releaseFile),
      folder.plan,
      ...mixes,
      ...named.map((file) => resolve(baseFolder, file)),
    ],
    folders: [...new Set(mixes.map((path) => dirname(path)))],
  };
}
