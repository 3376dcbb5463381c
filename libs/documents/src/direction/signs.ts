import { longestForm } from './lexicon.js';
import type { Meaning } from './meaning.js';
import { tokensOf, type Token } from './tokens.js';

/** Characters of the sentence, as offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is found in a sentence, besides what the lexicon knows. */
export type Found =
  | Meaning
  | { readonly is: 'numbers'; readonly numbers: readonly number[] }
  | { readonly is: 'title'; readonly title: string }
  | { readonly is: 'figure'; readonly number: string; readonly unit: string }
  | { readonly is: 'time' }
  | { readonly is: 'unknown'; readonly text: string }
  | { readonly is: 'break'; readonly by: 'comma' | 'colon' | 'stop' };

export type Sign = Found & Span;

const units = new Set(
  'db dbs dbtp decibel decibels lufs lu lkfs hz khz ms s sec secs second seconds percent kbps'.split(
    ' ',
  ),
);
const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const articles = new Set(['the', 'a', 'an']);
/** Words that begin a phrase of their own, whatever stands before them. */
const openers = new Set(
  'without avoiding nor keeping leaving preserving protecting maintaining'.split(' '),
);
const longestFormWords = 5;

/** A sentence as signs in their order. Nothing is left out but articles. */
export function signsOf(sentence: string): Sign[] {
  const tokens = tokensOf(sentence).filter(
    ({ kind, text }) => kind !== 'word' || !articles.has(text),
  );
  const signs: Sign[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    if (openers.has(token.text)) {
      const by = token.text === 'nor' ? 'or' : 'but';
      signs.push({ is: 'join', by, start: token.start, end: token.start });
    }
    const { found, used } = findAt(tokens, { at, before: signs[signs.length - 1] });
    const last = tokens[at + used - 1] ?? token;
    signs.push(...found.map((one) => ({ ...one, start: token.start, end: last.end })));
    at += used;
  }
  return signs;
}

interface Match {
  readonly found: readonly Found[];
  readonly used: number;
}

function findAt(
  tokens: readonly Token[],
  { at, before }: { at: number; before: Sign | undefined },
): Match {
  const token = tokens[at];
  if (token === undefined) return { found: [], used: 1 };
  const window = tokens.slice(at, at + longestFormWords);
  const wordsEnd = window.findIndex(({ kind }) => kind !== 'word' && kind !== 'number');
  const words = (wordsEnd < 0 ? window : window.slice(0, wordsEnd)).map(({ text }) => text);
  const form = longestForm(words);
  const [first] = form?.meanings ?? [];
  if (first?.is === 'track' || first?.is === 'tracks') {
    const list = numbersAt(tokens, at + (form?.words.length ?? 1));
    if (list !== null) {
      const used = (form?.words.length ?? 1) + list.used;
      return { found: [{ is: 'numbers', numbers: list.numbers }], used };
    }
  }
  if (form !== undefined) return { found: form.meanings, used: form.words.length };
  switch (token.kind) {
    case 'quoted':
      return { found: [{ is: 'title', title: token.text }], used: 1 };
    case 'time':
      return { found: [{ is: 'time' }], used: 1 };
    case 'number':
      return figureAt(tokens, { at, before });
    case 'word':
      return { found: [{ is: 'unknown', text: token.text }], used: 1 };
    case 'sign':
      return signAt(tokens, at);
  }
}

function figureAt(
  tokens: readonly Token[],
  { at, before }: { at: number; before: Sign | undefined },
): Match {
  const number = tokens[at]?.text ?? '';
  const unit = tokens[at + 1]?.text ?? '';
  if (units.has(unit) || unit === '%') {
    return { found: [{ is: 'figure', number, unit }], used: 2 };
  }
  const list = before?.is === 'on' ? numbersAt(tokens, at) : null;
  if (list !== null) return { found: [{ is: 'numbers', numbers: list.numbers }], used: list.used };
  return { found: [{ is: 'figure', number, unit: '' }], used: 1 };
}

function signAt(tokens: readonly Token[], at: number): Match {
  const text = tokens[at]?.text ?? '';
  const one = (found: Found): Match => ({ found: [found], used: 1 });
  if (text === '#') {
    const list = numbersAt(tokens, at + 1);
    if (list !== null) {
      return { found: [{ is: 'numbers', numbers: list.numbers }], used: 1 + list.used };
    }
  }
  if (/^[.;!?\n\u2026]$/u.test(text)) return one({ is: 'break', by: 'stop' });
  if (text === ':') return one({ is: 'break', by: 'colon' });
  if (/^[,()\u2013\u2014-]$/u.test(text)) return one({ is: 'break', by: 'comma' });
  if (/^[&+]$/u.test(text)) return one({ is: 'join', by: 'and' });
  if (text === '/') return one({ is: 'join', by: 'or' });
  return one({ is: 'unknown', text });
}

/** "3", "2 and 4", "2, 3 and 5", "2 to 4", "track 2 and track 4": whole numbers that count tracks. */
function numbersAt(
  tokens: readonly Token[],
  start: number,
): { readonly numbers: readonly number[]; readonly used: number } | null {
  const numbers: number[] = [];
  let at = start;
  let link = 0;
  let isRange = false;
  for (;;) {
    const number = trackNumber(tokens, at + link);
    if (number === null) break;
    const last = numbers[numbers.length - 1];
    if (isRange && last !== undefined) numbers.push(...between(last, number));
    numbers.push(number);
    at += link + 1;
    ({ link, isRange } = linkAt(tokens, at));
    if (link === 0) break;
  }
  return numbers.length === 0 ? null : { numbers: [...new Set(numbers)], used: at - start };
}

/** No release has more. */
const trackMax = 999;

function trackNumber(tokens: readonly Token[], at: number): number | null {
  const { kind, text } = tokens[at] ?? { kind: 'sign', text: '' };
  const unit = tokens[at + 1]?.text ?? '';
  if (units.has(unit) || unit === '%') return null;
  const spelt = numberWords.indexOf(text);
  if (kind === 'word' && spelt >= 0) return spelt + 1;
  const digits = /^-?(\d{1,3})$/u.exec(text)?.[1];
  return kind === 'number' && digits !== undefined ? Number(digits) : null;
}

function between(from: number, to: number): number[] {
  const count = Math.min(Math.max(to - from - 1, 0), trackMax);
  return Array.from({ length: count }, (_, index) => from + 1 + index);
}

/** How many tokens lie between one number of a list and the next. */
function linkAt(tokens: readonly Token[], at: number): { link: number; isRange: boolean } {
  const here = tokens[at]?.text ?? '';
  const isRange = /^(-|\u2013|to|through|thru)$/u.test(here);
  if (!isRange && !/^(,|and|&|\+)$/u.test(here)) return { link: 0, isRange: false };
  const more = isRange ? [] : ['and', '&', 'on', 'track', 'tracks', 'song', '#'];
  let link = 1;
  while (link < 4 && more.includes(tokens[at + link]?.text ?? '')) link += 1;
  return { link, isRange };
}
