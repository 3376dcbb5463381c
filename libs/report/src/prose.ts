import type { PrintedNumber } from './number-text.js';

/** A run of text with one look. */
export interface Span {
  readonly text: string;
  readonly strong: boolean;
  readonly code: boolean;
  /** Of a number: its unrounded value, and where that stands in the records. */
  readonly value?: string;
  readonly of?: string;
}

/** A sentence from the records, and where in them its numbers stand. */
export interface SourcedProse {
  readonly words: Prose;
  readonly of: string;
}

/** Text of one sentence or paragraph. */
export type Prose = readonly Span[];

/** Text and emphasised runs, in order, with the page's minus signs and fixed spaces. */
export function prose(...parts: readonly (string | Span)[]): Prose {
  return parts.map((part) => (typeof part === 'string' ? plain(typeset(part)) : part));
}

/** A name of something, as it is: its hyphens stay hyphens. */
export function strong(text: string): Span {
  return { text, strong: true, code: false };
}

/** A number inside a sentence. */
export function numeral({ text, value, of }: PrintedNumber): Span {
  return { text, strong: false, code: false, value, of };
}

function plain(text: string): Span {
  return { text, strong: false, code: false };
}

/** A sentence from the records, whose `back-ticks` mark what can be typed. */
export function proseOf(sentence: string): Prose {
  return sentence
    .split('`')
    .map((text, index) =>
      index % 2 === 1 ? { text, strong: false, code: true } : plain(typeset(text)),
    )
    .filter(({ text }) => text !== '');
}

/** A true minus before numbers, and no line break between a number and its unit. */
export function typeset(text: string): string {
  return isolated(text)
    .replace(/(^|[\s(])-(?=\d+(\.\d+)?([\s),;:]|\.\s|\.?$))/g, '$1\u2212')
    .replace(/(\d) (?=(dB|LU|LUFS|dBTP|dBFS|Hz|kHz|kbps|MB|ms|s|%)(?![A-Za-z]))/g, '$1\u00a0')
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '\u2019')
    .replace(/\b(track) (?=\d)/g, '$1\u00a0');
}

/**
 * Text that runs from right to left, held apart from what stands around it: without that, a number
 * behind it would be read on its other side.
 */
export function isolated(text: string): string {
  return text.replace(rightToLeft, '\u2068$&\u2069');
}

/** A title as a whole where letters of it run from right to left. */
export function whole(title: string): string {
  return title === isolated(title) ? title : `\u2068${title}\u2069`;
}

/** From the first such letter to the last, with what stands between but no other letters. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^\p{Script=Latin}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?/gu;

/** The first letter as a capital, unless the sentence begins with a file's name. */
export function capitalised(sentence: string): string {
  if (!/^[\p{L}\p{M}'’-]+([\s,:;.]|$)/u.test(sentence)) return sentence;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const smallNumbers = [
  'no', 'one', 'two', 'three', 'four', 'five', 'six',
  'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
]; // prettier-ignore

/** Counts to twelve in words, as prose wants them. */
export function countWord(count: number): string {
  return smallNumbers[count] ?? String(count);
}

/** "one track", "two tracks". */
export function countOf(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Text from outside, without what would break a page: control characters and half characters. */
export function safeText(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A title cut to fit into a sentence. */
export function shortened(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length <= characters
    ? text
    : `${all
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`;
}
