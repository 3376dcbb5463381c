import type { TargetWord } from '@kindred/records';
import type { RangeName } from './ranges.js';
import type { ToneWord } from './tone-moves.js';
import { feelWords } from './feel-words.js';
import { toneWords } from './tone-words.js';

/** What a word can do, before amount, sense and place. */
export type WordEffect =
  /** Tone, by `movesOf`; `ranges` are the places it can be asked for in, "warmer in the low end". */
  | { readonly kind: 'tone'; readonly tone: ToneWord; readonly ranges: readonly RangeName[] }
  | { readonly kind: 'level'; readonly sense: Sense }
  | { readonly kind: 'width'; readonly sense: Sense }
  /** Less low mids, and limiting one step gentler. */
  | { readonly kind: 'punch' }
  /** Limiting one step gentler. */
  | { readonly kind: 'dynamics' }
  | { readonly kind: 'limiter' }
  | { readonly kind: 'squash' }
  | { readonly kind: 'tone-match' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'target'; readonly target: TargetWord }
  | { readonly kind: 'every-track' }
  | { readonly kind: 'as-mixed' };

export type Sense = 'more' | 'less';

export type WordGroup = 'tone' | 'range' | 'fault' | 'feel' | 'for' | 'match';

/** One word of the vocabulary of `direction`. Plain data. */
export interface VocabularyWord {
  readonly word: string;
  readonly group: WordGroup;
  /** What it does, in words that follow the word and a colon. */
  readonly about: string;
  /** As it stands: "warm". */
  readonly plain: readonly string[];
  /** Already more of it: "warmer", "brighten". */
  readonly more: readonly string[];
  /** What takes "more" or "less" before it, or "a touch of": "warmth". */
  readonly nouns: readonly string[];
  /** What to say for its reverse; null where it has none. */
  readonly opposite: string | null;
  /** Something to type. */
  readonly example: string;
  readonly effect: WordEffect;
}

/** Every word of the vocabulary, in the order in which it is listed. */
export const vocabulary: readonly VocabularyWord[] = [...toneWords, ...feelWords];

const byWord = new Map(vocabulary.map((entry) => [entry.word, entry]));

/** The entry of a word that is known to be in the vocabulary. */
export function wordNamed(word: string): VocabularyWord {
  const entry = byWord.get(word);
  if (entry === undefined) throw new Error(`no word ${word} in the vocabulary`);
  return entry;
}

/** A fault, bare or with "too", is asked to be less. */
export function isFault({ group }: VocabularyWord): boolean {
  return group === 'fault';
}
