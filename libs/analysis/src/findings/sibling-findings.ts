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
  const sounds = differentSounds(tracks);
  return tracks.map((own) => {
    const twins = sounds.find((sound) => sound.includes(own))!.filter((track) => track !== own);
    const siblings = sounds.flatMap(([first, ...more]) =>
      first === undefined || [first, ...more].includes(own) ? [] : [first.tone],
    );
    return {
      number: own.number,
      findings: [...duplicateFindings(twins), ...rangeFindings(own.tone, siblings)],
    };
  });
}

/** Tracks that sound the same lie together. */
function differentSounds(tracks: readonly SiblingTrack[]): readonly (readonly SiblingTrack[])[] {
  const sounds: SiblingTrack[][] = [];
  for (const track of tracks) {
    const known = sounds.find(([first]) => isSameSound(first!.momentaryLufs, track.momentaryLufs));
    if (known) known.push(track);
    else sounds.push([track]);
  }
  return sounds;
}

function duplicateFindings(twins: readonly SiblingTrack[]): Finding[] {
  return twins.map(({ number }) =>
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
