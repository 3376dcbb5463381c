import type { Issue } from '@kindred/records';
import { isPattern } from '../paths/file-pattern.js';
import { isrcAsPrinted } from './codes.js';
import type { PlacedTrack } from './complete-release.js';
import { missingFile } from './missing-file.js';
import type { Lookups, ReleaseDraft } from './release-draft.js';

/** What is wrong with fades, gaps, codes and artwork that no single key shows. */
export function besideSoundIssues(
  draft: Pick<ReleaseDraft, 'artwork'>,
  { order, lookups }: { readonly order: readonly PlacedTrack[]; readonly lookups: Lookups },
): Issue[] {
  return [
    ...segueFades(order),
    ...segueGaps(order),
    ...sameIsrc(order),
    ...artwork(draft, lookups),
  ];
}

function segueFades(order: readonly PlacedTrack[]): Issue[] {
  return order.flatMap(({ from }, index): Issue[] => {
    const before = order[index - 1];
    const out = from.said.segue === true && from.said.fades?.out !== undefined;
    const into = before?.from.said.segue === true && from.said.fades?.in !== undefined;
    return [
      ...(out
        ? [
            {
              code: 'segue-fades',
              severity: 'error' as const,
              message: '`fadeOut` on a track that runs into the next',
              place: from.places.fadeOut ?? from.place,
              fix: 'remove `fadeOut`, or `segue`',
            },
          ]
        : []),
      ...(into
        ? [
            {
              code: 'segue-fades',
              severity: 'error' as const,
              message: '`fadeIn` on a track that the one before runs into',
              place: from.places.fadeIn ?? from.place,
              fix: `remove \`fadeIn\`, or \`segue\` from track ${before.number}`,
            },
          ]
        : []),
    ];
  });
}

function segueGaps(order: readonly PlacedTrack[]): Issue[] {
  return order
    .filter(({ from: { said } }) => said.segue === true && (said.gapSeconds ?? 0) > 0)
    .map(({ from }) => ({
      code: 'segue-gap',
      severity: 'error',
      message: '`gap` on a track that runs into the next',
      place: from.places.gap ?? from.place,
      fix: 'remove `gap`, or `segue`',
    }));
}

/** An ISRC is of one recording: players and societies would take the two for one. */
function sameIsrc(order: readonly PlacedTrack[]): Issue[] {
  const first = new Map<string, PlacedTrack>();
  return order.flatMap((track): Issue[] => {
    const isrc = track.from.said.details?.isrc;
    if (isrc === undefined) return [];
    const before = first.get(isrc);
    if (!before) {
      first.set(isrc, track);
      return [];
    }
    const { number, from } = before;
    return [
      {
        code: 'same-isrc',
        severity: 'error',
        message: `the ISRC ${isrcAsPrinted(isrc)} is that of track ${number} on line ${(from.places.isrc ?? from.place).line}, too`,
        place: track.from.places.isrc ?? track.from.place,
        fix: 'each recording has an ISRC of its own',
      },
    ];
  });
}

function artwork({ artwork: named }: Pick<ReleaseDraft, 'artwork'>, lookups: Lookups): Issue[] {
  if (!named || !lookups.missing.includes(named.path)) return [];
  const issue = missingFile(named, lookups);
  const fix = '`artwork: cover.jpg`';
  if (isPattern(named.path))
    return [{ ...issue, message: 'a pattern; artwork is one picture', fix }];
  if (issue.code !== 'folder-not-file') return [issue];
  return [
    { ...issue, message: 'a folder; artwork is one picture', expected: 'a JPEG or PNG', fix },
  ];
}
