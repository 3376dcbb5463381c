import { nearestWord } from '../source/nearest-word.js';
import { longestForm, wordsToKnow } from './lexicon.js';
import { ranges } from './ranges.js';
import { signsOf } from './signs.js';
import { wordNamed, type VocabularyWord } from './vocabulary.js';

/** What is known of something that was typed. */
export type LookedUpWord =
  | { readonly status: 'found'; readonly word: VocabularyWord }
  /** Known, and not done: why, and what to say instead. */
  | { readonly status: 'refused'; readonly message: string; readonly fix: string }
  /** `near` is the one word that was probably meant. */
  | { readonly status: 'unknown'; readonly near: string | null };

/** Finds a word of the vocabulary by any of its forms: "warmth" is warm. */
export function lookUpWord(typed: string): LookedUpWord {
  for (const sign of signsOf(typed.slice(0, 100))) {
    if (sign.is === 'word') return { status: 'found', word: sign.word };
    if (sign.is === 'range') {
      const { word, instead } = ranges[sign.range];
      if (word !== null) return { status: 'found', word: wordNamed(word) };
      return { status: 'refused', message: 'a range of its own', fix: `say ${instead}` };
    }
    if (sign.is === 'reply') {
      const { message, fix } = sign.reply;
      return { status: 'refused', message, fix };
    }
  }
  const known = longestForm([typed.toLowerCase()]);
  return { status: 'unknown', near: known === undefined ? nearestWord(typed, wordsToKnow) : null };
}
