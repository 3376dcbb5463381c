import { join } from 'node:path';
import { listFolder, readArtwork } from '@kindred/audio-io';
import { isTypeablePath } from '@kindred/documents';
import type { Issue } from '@kindred/records';

/** What covers are called, likeliest first. */
const coverNames = ['cover', 'front', 'folder', 'artwork', 'albumart', 'album', 'art', 'sleeve'];
const picture = /\.(?:jpe?g|png)$/iu;

/** A folder that may hold a cover, and how the release file names what lies in it. */
export interface CoverFolder {
  readonly folder: string;
  readonly nameOf: (name: string) => string;
}

/**
 * The picture that is likely the cover: called so, in the first folder that holds one; else the only
 * picture there is. One that can't go into tags is told and not taken.
 */
export function findArtwork(folders: readonly CoverFolder[]): {
  readonly artwork: string | null;
  readonly issues: readonly Issue[];
} {
  const pictures = folders.flatMap(({ folder, nameOf }) =>
    listFolder(folder)
      .filter((name) => picture.test(name) && !name.startsWith('.') && isTypeablePath(nameOf(name)))
      .map((name) => ({ name, path: join(folder, name), file: nameOf(name) })),
  );
  const called = coverNames.flatMap((cover) =>
    pictures.filter(({ name }) => name.toLowerCase().replace(picture, '') === cover),
  );
  const [found] = called.length > 0 || pictures.length !== 1 ? called : pictures;
  if (found === undefined) return { artwork: null, issues: [] };
  const reading = readArtwork(found.path, found.file);
  if (reading.status === 'done') return { artwork: found.file, issues: [] };
  return { artwork: null, issues: [{ ...reading.issue, severity: 'warning' }] };
}
