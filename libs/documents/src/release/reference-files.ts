import type { Issue, IssuePlace } from '@kindred/records';
import { isPattern } from '../paths/file-pattern.js';
import type { PlacedTrack } from './complete-release.js';
import { missingFile } from './missing-file.js';
import type { Lookups, ReleaseDraft } from './release-draft.js';

/** One reference of a draft. */
export interface DraftReference {
  readonly path: string;
  readonly weight: number;
  readonly place: IssuePlace;
  readonly head: string;
}

/** What is wrong with a release's references, told where they are named. */
export function referenceIssues(
  { references }: Pick<ReleaseDraft, 'references'>,
  lookups: Lookups,
): Issue[] {
  return references.flatMap((reference, at): Issue[] => {
    const { path, place } = reference;
    if (isPattern(path)) {
      return [
        {
          code: 'wrong-type',
          severity: 'error',
          message: 'a pattern; references are named one by one, each with its weight',
          place,
          fix: '`references: [refs/a.wav, refs/b.wav]`',
        },
      ];
    }
    if (lookups.missing.includes(path)) {
      const issue = missingFile(reference, lookups);
      return [{ ...issue, message: `${issue.message} among the references` }];
    }
    const before = references.slice(0, at).find((other) => other.path === path);
    if (before === undefined) return [];
    return [
      {
        code: 'same-file',
        severity: 'error',
        message: `the same reference as on line ${before.place.line}, column ${before.place.column}`,
        place,
        fix: 'remove one of the two; `weight` makes one count for more',
      },
    ];
  });
}

/** Tone toward references needs some; where none are named, that is told at the word. */
export function noReferences({
  references,
  towardReference,
}: Pick<ReleaseDraft, 'references' | 'towardReference'>): Issue[] {
  if (references.length > 0 || towardReference === null) return [];
  return [
    {
      code: 'missing-key',
      severity: 'error',
      message: 'tone toward references, but no `references` in this file',
      place: towardReference,
      fix: '`references: [refs/finished.wav]`, or `toward: release`',
    },
  ];
}

/** A mix among the references: the release would be brought toward itself. */
export function ownMixes(
  { references }: Pick<ReleaseDraft, 'references'>,
  order: readonly PlacedTrack[],
): Issue[] {
  return references.flatMap(({ path, place }): Issue[] => {
    const own = order.find(({ file }) => file === path.normalize('NFC'));
    if (own === undefined) return [];
    return [
      {
        code: 'same-file',
        severity: 'error',
        message: `the mix of track ${own.number}; references are finished music of others`,
        place,
        fix: 'remove it, or name the music that is meant',
      },
    ];
  });
}
