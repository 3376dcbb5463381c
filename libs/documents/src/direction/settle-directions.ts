import type { Intent, Issue, IssuePlace, LoudnessMode, Target } from '@kindred/records';
import { disagreements } from './disagreements.js';
import { forReleaseOnly } from './effect.js';
import type { SpokenIntent } from './read-direction.js';
import { tracksOf, type KnownTrack } from './tracks-of.js';

/** What one `direction:` asks for, and whose it is. */
export interface ReadDirection {
  readonly intents: readonly SpokenIntent[];
  /** Number of the track it stands in; null: the release. */
  readonly track: number | null;
}

/** What a release file says besides. */
export interface DirectedRelease {
  readonly tracks: readonly KnownTrack[];
  /** The target as typed, and where; null where none was. */
  readonly target: { readonly target: Target; readonly place?: IssuePlace } | null;
  /** The mode of the match as typed, and where; null or left out where none was. */
  readonly loudness?: { readonly value: LoudnessMode; readonly place?: IssuePlace } | null;
  /** How many references are named. */
  readonly references: number;
}

/**
 * Puts numbers to the tracks that were named, and holds all directions of a release against one
 * another and against what the release file says. With any error among the issues, no intent
 * should be followed.
 */
export function settleDirections(
  directions: readonly ReadDirection[],
  release: DirectedRelease,
): { readonly intents: readonly Intent[]; readonly issues: readonly Issue[] } {
  const intents: Intent[] = [];
  const issues: Issue[] = [];
  for (const { intents: said, track } of directions) {
    for (const { whom, ...rest } of said) {
      const spoken: SpokenIntent = { ...rest, whom };
      const wrong = misplaced(spoken, { track, release });
      if (wrong !== null) {
        issues.push(wrong);
        continue;
      }
      const found = tracksOf(spoken, { track, tracks: release.tracks });
      if ('issues' in found) issues.push(...found.issues);
      else intents.push({ ...rest, tracks: found.tracks });
    }
  }
  issues.push(...disagreements(intents, release));
  return { intents, issues };
}

/** What can't be said where it stands. */
function misplaced(
  { kind, phrase, whom, place }: SpokenIntent,
  { track, release }: { readonly track: number | null; readonly release: DirectedRelease },
): Issue | null {
  const issue = (code: string, message: string, fix: string): Issue => ({
    code,
    severity: 'error',
    message,
    ...(place === undefined ? {} : { place }),
    fix,
  });
  if (track !== null && forReleaseOnly.has(kind)) {
    const message = `"${phrase}" is for the whole release`;
    return issue('belongs-elsewhere', message, "move it to the release's `direction`");
  }
  const isWhole = whom === null || whom.named.length + whom.except.length === 0;
  if (track === null && kind === 'leave-alone' && isWhole) {
    const message = `"${phrase}" leaves nothing to master`;
    return issue('unclear-phrase', message, 'name what is meant, as in: leave track 4 alone');
  }
  if (kind === 'toward-reference' && release.references === 0) {
    const fix = '`references: [refs/finished.wav]`';
    return issue('missing-key', 'no `references` in this file', fix);
  }
  return null;
}
