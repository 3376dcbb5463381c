import { dirname, resolve } from 'node:path';
import { chosenFolder } from './open-run.js';
import { lightRelease } from './light-release.js';
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

/**
 * Of a release file that is refused, what it names: a mix that is missing may come. Null while it
 * can't be read at all.
 */
export async function watchedFiles(
  releaseFile: string,
  { out, light = false }: { readonly out?: string | undefined; readonly light?: boolean },
): Promise<WatchedFiles | null> {
  const { release, baseFolder, named: asked } = await readRelease(releaseFile);
  if (!release) {
    return (
      asked && {
        files: [resolve(releaseFile), ...asked.files.map((file) => resolve(baseFolder, file))],
        folders: asked.folders.map((folder) => resolve(baseFolder, folder)),
      }
    );
  }
  const chosen = light ? lightRelease(release) : release;
  const folder = releaseFolderAt(out ?? chosenFolder(chosen, baseFolder));
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
