import { titleFromName } from '@kindred/documents';
import { readRelease } from './read-release.js';

/** The tracks of a release file in running order, by what it calls them; none where it is refused. */
export async function namedTracks(
  releaseFile: string,
): Promise<readonly { readonly number: number; readonly title: string }[]> {
  const { release } = await readRelease(releaseFile);
  return (release?.tracks ?? []).map(({ number, title, file }) => ({
    number,
    title: title ?? titleFromName(file),
  }));
}
