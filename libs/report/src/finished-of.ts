import type { Family } from './family.js';

/** "7 of 8 tracks. " before a number that leaves some out, else nothing. */
export function finishedOf({ tracks, finished }: Family): string {
  return finished.length === tracks.length ? '' : `${finished.length} of ${tracks.length} tracks. `;
}
