import { readArtwork } from '@kindred/audio-io';
import type { Issue } from '@kindred/records';
import { artworkOf } from './tag-tracks.js';

/** What is wrong with the picture for the tags: told before an hour of rendering, not behind it. */
export function artworkIssues(asked: Parameters<typeof artworkOf>[0]): readonly Issue[] {
  const artwork = artworkOf(asked);
  if (artwork === null) return [];
  const reading = readArtwork(artwork.path, artwork.name);
  return reading.status === 'failed' ? [reading.issue] : [];
}
