import type { Intent } from '@kindred/records';
import { unclear, type Fault } from './fault.js';
import type { Phrase } from './phrase.js';
import { ranges, type RangeName } from './ranges.js';
import type { Sense } from './vocabulary.js';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An intent before its tracks are known. */
export type Effect = Without<Intent, 'tracks' | 'phrase' | 'place'>;

export type Effects = readonly Effect[] | { readonly fault: Fault };

/** Kinds of intent that only a whole release can have. */
export const forReleaseOnly: ReadonlySet<Effect['kind']> = new Set([
  'target',
  'every-track',
  'as-mixed',
  'toward-reference',
]);

/** What to say of a range in place of a word that has nothing to do there. */
export function insteadOf(range: RangeName): string {
  const { word, instead } = ranges[range];
  return word === null ? `say ${instead}` : `say more ${word}, or less ${word}`;
}

/** A step in the sense of a phrase, and of a word that is a reverse itself. */
export function signed(value: number, sense: Sense, wordSense: Sense = 'more'): number {
  return sense === wordSense ? value : -value;
}

/** A phrase that comes to nothing, and what to say instead. */
export function refused(
  { clause }: Phrase,
  message: string,
  fix: string,
): { readonly fault: Fault } {
  return { fault: unclear(clause, message, fix) };
}
