import { asCode, toPaste } from '../source/wording.js';
import type { Complaint } from './page.js';
import { takeApart, withValueInQuotes } from './quoting.js';

/** One error of the YAML library, and the lines it lies on. */
export interface Clue {
  /** The library's own name and sentence for it. */
  readonly code: string;
  readonly message: string;
  readonly at: number;
  readonly line: string;
  readonly lineStart: number;
  readonly nextLine: string;
  readonly nextLineStart: number;
  /** Where what is never closed was opened. */
  readonly openedAt: number | null;
  readonly text: string;
}

type Diagnosis = Pick<Complaint, 'start' | 'end' | 'message' | 'fix' | 'expected'>;

/** What is said of a line in another column than its neighbours. */
export const otherIndentMessage = 'indented otherwise than the lines it belongs with';

/** What a person most likely typed; the first that fits is said. */
const diagnoses: readonly ((clue: Clue) => Diagnosis | null)[] = [
  tab,
  neverClosed,
  closesNothing,
  directive,
  noSpaceAfterColonOrDash,
  listOnTheLineOfItsKey,
  keysUnderPlainEntry,
  badEscape,
  noComma,
  needsQuotes,
  nextLineTooDeep,
  noColon,
  otherIndent,
];

export function diagnose(clue: Clue): Diagnosis {
  for (const fits of diagnoses) {
    const diagnosis = fits(clue);
    if (diagnosis !== null) return diagnosis;
  }
  return {
    start: clue.at,
    end: clue.at + 1,
    message: 'YAML can not be read on from here',
    fix: 'look for an indent, a quote, a comma or a bracket out of place',
  };
}

function tab({ code, at }: Clue): Diagnosis | null {
  if (code !== 'TAB_AS_INDENT') return null;
  return { start: at, end: at + 1, message: 'a tab; YAML indents with spaces', fix: 'two spaces' };
}

function neverClosed({ openedAt, text }: Clue): Diagnosis | null {
  if (openedAt === null) return null;
  const opening = text[openedAt] ?? '';
  const closing = { '{': '}', '[': ']' }[opening] ?? opening;
  return {
    start: openedAt,
    end: openedAt + 1,
    message: `this ${asCode(opening)} is never closed`,
    fix: `close it with ${asCode(closing)}`,
  };
}

function closesNothing({ message, at, text }: Clue): Diagnosis | null {
  if (!/^Unexpected flow-(map|seq)-end/.test(message)) return null;
  const closing = text[at] ?? '';
  return {
    start: at,
    end: at + 1,
    message: `this ${asCode(closing)} closes nothing`,
    fix: 'remove it, or put the text in quotes',
  };
}

function directive({ code, line, lineStart }: Clue): Diagnosis | null {
  if (code !== 'BAD_DIRECTIVE') return null;
  return {
    start: lineStart,
    end: lineStart + line.length,
    message: 'a directive; none belongs here',
    fix: 'remove the line',
  };
}

function noSpaceAfterColonOrDash({ code, line, lineStart }: Clue): Diagnosis | null {
  if (!/^(MISSING_CHAR|MULTILINE_IMPLICIT_KEY|BAD_INDENT)$/.test(code)) return null;
  const match = /^(\s*)([\p{L}\d_]+:|-)[^\S ]*([^\s-].*)$/u.exec(line);
  const [, indent = '', head = '', value = ''] = match ?? [];
  if (match === null || value.startsWith(' ')) return null;
  return {
    start: lineStart + indent.length,
    end: lineStart + indent.length + head.length,
    message: `no space after ${asCode(head)}`,
    fix: toPaste(`${head} ${value.trim()}`),
  };
}

function listOnTheLineOfItsKey({ message, line, lineStart, at }: Clue): Diagnosis | null {
  if (!message.startsWith('Unexpected block-seq-ind') || takeApart(line) === null) return null;
  if (line.trimStart().startsWith('-')) return null;
  return {
    start: at,
    end: lineStart + line.length,
    message: 'a list begins on the line after its key',
    fix: `a new line before ${toPaste(line.slice(at - lineStart).trim())}`,
  };
}

function keysUnderPlainEntry({ line, lineStart, nextLine, code }: Clue): Diagnosis | null {
  const typed = takeApart(line);
  if (typed?.head !== '-' || !/_IMPLICIT_KEY$/.test(code)) return null;
  if (indentOf(nextLine) <= indentOf(line) || !/^\s+[\p{L}]+:(\s|$)/u.test(nextLine)) return null;
  return {
    start: lineStart + typed.valueAt,
    end: lineStart + typed.valueAt + typed.value.length,
    message: 'a track with keys needs its file as a key too',
    fix: toPaste(`- file: ${typed.value}`),
  };
}

function badEscape({ code, line, at, text }: Clue): Diagnosis | null {
  const typed = takeApart(line);
  if (code !== 'BAD_DQ_ESCAPE' || typed === null) return null;
  const words = /^(title|artist):$/.test(typed.head);
  const value = words ? typed.value : typed.value.replace(/\\+/g, '/');
  return {
    start: at,
    end: at + 2,
    message: `${asCode(text.slice(at, at + 2))} means nothing between double quotes`,
    fix: toPaste(withValueInQuotes({ ...typed, value })),
  };
}

/** `{ file: a.wav title: x }`: the second key begins a block to YAML. */
function noComma({ code, at, line, lineStart }: Clue): Diagnosis | null {
  if (code !== 'BLOCK_IN_FLOW') return null;
  const match = /^(.*?\S)\s+([\p{L}\d_]+:)\s/u.exec(line.slice(at - lineStart));
  const [, value = '', key = ''] = match ?? [];
  if (match === null) return null;
  const start = at + match[0].lastIndexOf(key);
  return {
    start,
    end: start + key.length,
    message: `no comma before ${asCode(key)}`,
    fix: toPaste(`${value}, ${key}`),
  };
}

function needsQuotes({ code, message, line, lineStart }: Clue): Diagnosis | null {
  const typed = takeApart(line);
  if (typed === null) return null;
  const why = whyQuotes({ code, message, value: typed.value });
  if (why === null) return null;
  const start = lineStart + typed.valueAt;
  return {
    start,
    end: start + typed.value.length,
    message: why,
    fix: toPaste(withValueInQuotes(typed)),
  };
}

function whyQuotes({ code, message, value }: { code: string; message: string; value: string }) {
  const first = asCode(Array.from(value)[0] ?? '');
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /^[^[{].*:(\s|$)/.test(value)
        ? 'a second colon on one line; such a text needs quotes'
        : null;
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'TAG_RESOLVE_FAILED':
      return `a text that begins with ${first} needs quotes`;
    case 'UNEXPECTED_TOKEN':
      if (/^["']/.test(value)) return 'text after a closing quote';
      return /^[>|*&![{]/.test(value) || message.startsWith('Not a YAML token')
        ? `a text that begins with ${first} needs quotes`
        : null;
    default:
      return null;
  }
}

function nextLineTooDeep({ code, line, nextLine, nextLineStart }: Clue): Diagnosis | null {
  const deeper = indentOf(nextLine) > indentOf(line) && nextLine.trim() !== '';
  if (!/_IMPLICIT_KEY$/.test(code) || !deeper) return null;
  return {
    start: nextLineStart + indentOf(nextLine),
    end: nextLineStart + nextLine.length,
    message: 'indented under a line that already has its value',
    fix: `begin it in column ${indentOf(line) + 1}, as the line above`,
  };
}

function noColon({ code, line, lineStart }: Clue): Diagnosis | null {
  if (code !== 'MISSING_CHAR' && code !== 'MULTILINE_IMPLICIT_KEY') return null;
  const word = line.trim();
  if (word.startsWith('-') || /:(\s|$)/.test(word) || word === '') return null;
  const start = lineStart + indentOf(line);
  return {
    start,
    end: start + word.length,
    message: `no colon after ${asCode(word)}`,
    expected: 'a key, a colon, a space and its value',
    fix: toPaste(`${word}: …`),
  };
}

function otherIndent({ code, line, lineStart, at, message }: Clue): Diagnosis | null {
  const atStart = at <= lineStart + indentOf(line);
  const indent = code === 'BAD_INDENT' || code === 'BLOCK_AS_IMPLICIT_KEY' || atStart;
  if (!indent && !message.startsWith('Sequence item without')) return null;
  const start = lineStart + indentOf(line);
  return {
    start,
    end: Math.max(start + 1, lineStart + line.trimEnd().length),
    message: otherIndentMessage,
    fix: 'begin it in the same column as those',
  };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
