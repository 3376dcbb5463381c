import type { FamilyTrack } from './family.js';
import { shortened } from './prose.js';

/** A track inside a sentence: "04 Ninety Fathoms", with a very long title cut. */
export function shortName({ label, title }: FamilyTrack, titleCharacters = 40): string {
  return `${label} ${shortened(title, titleCharacters)}`;
}

/** "04", "04 and 08", "04, 06 and 08"; from four on a count, so that a line stays a line. */
export function labelsOf(tracks: readonly FamilyTrack[]): string {
  const labels = tracks.map(({ label }) => label);
  if (labels.length > 4) return `${labels.length} tracks`;
  const last = labels.pop() ?? '';
  return labels.length === 0 ? last : `${labels.join(', ')} and ${last}`;
}
