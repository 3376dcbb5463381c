import { stringify } from 'yaml';
import { isUnprintable, printable } from '../source/printable.js';
import { wrapWords } from '../source/wording.js';

/** One key of a plan: a value that is plain YAML as it stands, a text, a block or a list. */
export interface PlanEntry {
  readonly key: string;
  readonly value?: string;
  /** Quoted where YAML asks for it. */
  readonly text?: string;
  readonly block?: readonly PlanEntry[];
  readonly list?: readonly (readonly PlanEntry[])[];
  /** Values that are plain YAML as they stand, a line each. */
  readonly values?: readonly string[];
  /** Why: one reason stands behind its value, more stand above it. */
  readonly because?: readonly string[];
}

const commentColumn = 4;
const lineColumns = 100;

/** YAML in block style, two spaces a level, keys as given, comments before or behind. */
export function planLines(header: readonly string[], entries: readonly PlanEntry[]): string {
  return [...header.map(comment), ...linesOf(entries)].join('\n') + '\n';
}

function linesOf(entries: readonly PlanEntry[]): string[] {
  return entries.flatMap((entry) => {
    const because = entry.because ?? [];
    const [first = '', ...rest] = linesOfOne(entry);
    const behind = `${first}${' '.repeat(commentColumn)}${because.map(comment).join('')}`;
    return because.length === 1 && behind.length <= lineColumns
      ? [behind, ...rest]
      : [...because.flatMap(commentLines), first, ...rest];
  });
}

function linesOfOne({ key, value, text, block, list, values }: PlanEntry): string[] {
  if (values?.length === 0 || list?.length === 0) return [`${key}: []`];
  if (block !== undefined) return [`${key}:`, ...linesOf(block).map(indented)];
  if (list !== undefined) return [`${key}:`, ...list.flatMap(listItem).map(indented)];
  if (values !== undefined) return [`${key}:`, ...values.map((one) => indented(`- ${one}`))];
  return [`${key}: ${value ?? plainText(text ?? '')}`];
}

function listItem(entries: readonly PlanEntry[]): string[] {
  return linesOf(entries).map((line, index) => (index === 0 ? `- ${line}` : indented(line)));
}

/** A text as YAML: quoted where it has to be. */
export function plainText(text: string): string {
  if (Array.from(text).some(isUnwritable)) return escaped(text);
  // Not trimmed: a text may end in a space of its own.
  return stringify(text, { lineWidth: 0, blockQuote: false }).replace(/\n$/u, '');
}

/** What does not show, and U+FFFD, which in a file means that it is not UTF-8. */
function isUnwritable(character: string): boolean {
  return isUnprintable(character) || /[\ufffd\ufeff]/u.test(character);
}

/** In double quotes, which YAML reads as JSON does. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function comment(sentence: string): string {
  return `# ${shown(sentence)}`;
}

/** A title may hold what a file of text may not. */
function shown(sentence: string): string {
  return printable(sentence).replace(/[\ufffd\ufeff]/gu, '?');
}

/** Over the value it speaks of, wrapped. */
function commentLines(sentence: string): string[] {
  return wrapWords(shown(sentence), lineColumns - 10).map((line) => `# ${line}`);
}

function indented(line: string): string {
  return `  ${line}`;
}
