import { dirname, resolve } from 'node:path';
import { findFiles } from '@kindred/audio-io';
import { completeRelease, parseRelease, withAdjustments } from '@kindred/documents';
import type { Adjustment, Release, ReleaseTrack } from '@kindred/records';
import { canonicalText } from './cache/canonical-text.js';

export interface AdjustedFile {
  readonly releaseFile: string;
  /** What it says now. */
  readonly release: Release;
  /** What is to stand under `adjust`, by the file of its track. */
  readonly adjustments: ReadonlyMap<string, Adjustment>;
}

/**
 * The text of a release file with adjustments; the same where they stand there already. Null unless
 * it says what the old one said, and the adjustments.
 */
export function adjustedText(
  text: string,
  { releaseFile, release, adjustments }: AdjustedFile,
): string | null {
  const changes = new Map(
    release.tracks.flatMap(({ file, adjust: was }) => {
      const adjust = adjustments.get(file);
      return adjust && placeless({ adjust }) !== placeless({ adjust: was })
        ? [[file, adjust] as const]
        : [];
    }),
  );
  if (changes.size === 0) return text;
  const { draft } = parseRelease(text, releaseFile);
  if (!draft) return null;
  const matches = findFiles(dirname(resolve(releaseFile)), draft.lookups.patterns);
  const next = withAdjustments(text, { matches, adjustments: changes });
  if (next === null) return null;
  const after = parseRelease(next, releaseFile).draft;
  if (!after) return null;
  const lookups = { matches, missing: [], neighbours: {} };
  const read = completeRelease(after, lookups).release;
  const wanted = {
    ...release,
    tracks: release.tracks.map((track) => {
      const adjust = changes.get(track.file);
      return adjust ? { ...track, adjust } : track;
    }),
  };
  return read && placeless(read) === placeless(wanted) ? next : null;
}

/** What a release or a part of it says, wherever it says so. */
function placeless(said: Release | Pick<ReleaseTrack, 'adjust'>): string {
  return canonicalText(said, { without: 'place' });
}
