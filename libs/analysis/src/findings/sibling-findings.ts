import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';
import { isSameSound } from './same-sound.js';
import { rangeFindings, type LoudTone } from './tone-ranges.js';

export interface SiblingTrack {
  readonly number: number;
  readonly tone: LoudTone;
  /** Loudness of 400 ms windows at 0.1 s hop. */
  readonly momentaryLufs: readonly (number | null)[];
}

/** Tracks that sound the same, and ranges of a track's tone that stand out from its siblings. */
export function siblingFindings(
  tracks: readonly SiblingTrack[],
): readonly { readonly number: number; readonly findings: readonly Finding[] }[] {
  return tracks.map((own) => {
    const siblings = tracks.filter((track) => track !== own);
    return {
      number: own.number,
      findings: [
        ...duplicateFindings(own, siblings),
        ...rangeFindings(
          own.tone,
          siblings.map(({ tone }) => tone),
        ),
      ],
    };
  });
}

function duplicateFindings(own: SiblingTrack, siblings: readonly SiblingTrack[]): Finding[] {
  return siblings
    .filter((other) => isSameSound(own.momentaryLufs, other.momentaryLufs))
    .map(({ number }) =>
      findingOf({
        code: 'duplicate',
        severity: 'warning',
        value: null,
        threshold: null,
        unit: null,
        places: [],
        numbers: { sibling: number },
        fixable: 'mix',
      }),
    );
}
