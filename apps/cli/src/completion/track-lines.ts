import { printable } from '@kindred/documents';
import { namedTracks } from '@kindred/studio';

/** Number and title of each track of ./release.yaml; none where that can't be read. */
export async function trackLines(): Promise<readonly string[]> {
  const tracks = await namedTracks('release.yaml');
  return tracks.map(({ number, title }) => `${number}\t${printable(title)}`);
}
