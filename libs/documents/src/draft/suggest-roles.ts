import type { TrackRole } from '@kindred/records';
import type { FoundMix } from './found-mix.js';

/** A place on the record that a track may have, and what made us think so. */
export interface SuggestedRole {
  readonly role: TrackRole;
  readonly because: string;
}

const wordsOfRoles: readonly { readonly role: TrackRole; readonly words: RegExp }[] = [
  { role: 'interlude', words: /\b(?:interlude|interludium|intermezzo|skit|segue)\b/iu },
  { role: 'intro', words: /\b(?:intro|introduction|prelude|prologue|overture)\b/iu },
  { role: 'outro', words: /\b(?:outro|epilogue|postlude)\b/iu },
  { role: 'spoken', words: /\b(?:spoken|spoken word|monologue|poem|voicemail)\b/iu },
];

/** Shorter than this, and than a third of its siblings' middle, is seldom a song. */
const shortSeconds = 75;
const shortShare = 1 / 3;

/** For each mix the role that its title or its length speaks for; null: a song like the others. */
export function suggestRoles(
  mixes: readonly Pick<FoundMix, 'seconds'>[],
  titles: readonly string[],
): (SuggestedRole | null)[] {
  const lengths = mixes.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b);
  const middle = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return mixes.map(({ seconds }, at) => {
    const named = wordsOfRoles.find(({ words }) => words.test(titles[at] ?? ''));
    if (named) return { role: named.role, because: 'by its title' };
    if (
      mixes.length < 3 ||
      seconds === null ||
      seconds >= shortSeconds ||
      seconds >= middle * shortShare
    )
      return null;
    const role = at === 0 ? 'intro' : at === mixes.length - 1 ? 'outro' : 'interlude';
    return { role, because: 'by its length' };
  });
}
