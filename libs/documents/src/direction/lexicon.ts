import { grammarWords, idioms, roleForms } from './grammar-words.js';
import type { Meaning } from './meaning.js';
import { rangeNames, ranges } from './ranges.js';
import { replies } from './replies.js';
import { vocabulary, type VocabularyWord } from './vocabulary.js';

/** A way to type something, articles and apostrophes left out, and all that it stands for. */
export interface Form {
  readonly words: readonly string[];
  readonly meanings: readonly Meaning[];
}

/** Tracks by their place; -1 is the last. */
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
  .concat(['ninth', 'tenth'])
  .map((form, index) => [form, index + 1] as const);
const ends = [
  ['opener', 1],
  ['opening track', 1],
  ['opening song', 1],
  ['closer', -1],
  ['closing track', -1],
  ['closing song', -1],
  ['last track', -1],
  ['last song', -1],
  ['final track', -1],
  ['final song', -1],
] as const;

const single: readonly Form[] = [
  ...vocabulary.flatMap(formsOfWord),
  ...rangeNames.flatMap((range) =>
    ranges[range].forms.map((form) => formOf(form, { is: 'range', range })),
  ),
  ...grammarWords.flatMap(([meaning, forms]) =>
    forms.split(', ').map((form) => formOf(form, meaning)),
  ),
  ...Object.entries(roleForms).flatMap(([role, forms]) =>
    forms.map((form) => formOf(form, { is: 'role', role })),
  ),
  ...ordinals.flatMap(([form, number]) =>
    ['track', 'song'].map((noun) => formOf(`${form} ${noun}`, { is: 'ordinal', number })),
  ),
  ...ends.map(([form, number]) => formOf(form, { is: 'ordinal', number })),
  ...replies.flatMap((reply) => reply.forms.map((form) => formOf(form, { is: 'reply', reply }))),
];

const meaningOf = new Map(single.map(({ words, meanings }) => [words.join(' '), meanings]));

/** Every form that is understood, and what it stands for. */
export const forms: readonly Form[] = [
  ...single,
  ...idioms.map(([idiom, plain]) => ({
    words: idiom.split(' '),
    meanings: plain.split(' ').flatMap((word) => meaningOf.get(word) ?? []),
  })),
];

const byFirstWord = new Map<string, Form[]>();
for (const form of forms) {
  const [first = ''] = form.words;
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), form]);
}
for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);

/** The longest form that begins `words`; undefined when none does. */
export function longestForm(words: readonly string[]): Form | undefined {
  const candidates = byFirstWord.get(words[0] ?? '') ?? [];
  return candidates.find((form) => form.words.every((word, index) => words[index] === word));
}

/** Words that a mistyped one is compared with: those that carry a meaning of their own. */
export const wordsToKnow: readonly string[] = [
  ...new Set(
    single
      .filter(({ words, meanings }) => words.length === 1 && meanings.some(carriesMeaning))
      .map(({ words }) => words[0] ?? ''),
  ),
];

/** Of those, the words of the vocabulary as they stand. */
export const plainWords: readonly string[] = vocabulary.flatMap(({ plain }) =>
  plain.filter((form) => !form.includes(' ')),
);

function carriesMeaning({ is }: Meaning): boolean {
  return ['word', 'range', 'amount', 'more', 'less', 'role', 'except'].includes(is);
}

function formsOfWord(word: VocabularyWord): Form[] {
  // What names a range is a place as well ("in the bass"), so the range has those forms.
  const nouns = word.group === 'range' ? [] : word.nouns;
  return [
    ...word.plain.map((form) => formOf(form, { is: 'word', word, form: 'plain' })),
    ...word.more.map((form) => formOf(form, { is: 'word', word, form: 'more' })),
    ...nouns.map((form) => formOf(form, { is: 'word', word, form: 'noun' })),
  ];
}

function formOf(form: string, meaning: Meaning): Form {
  return { words: form.split(' '), meanings: [meaning] };
}
