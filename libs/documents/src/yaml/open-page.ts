import { Composer, Lexer, Parser, isAlias, visit, type Document, type Node } from 'yaml';
import { createSourceText, type SourceText } from '../source/source-text.js';
import { asCode, toPaste } from '../source/wording.js';
import { nestingMax, offsetOfDeepNesting } from './nesting.js';
import { createPage, rangeOf, type Complaint, type Page } from './page.js';
import { syntaxComplaints } from './syntax-complaint.js';
import { inQuotes, takeApart, withValueInQuotes } from './quoting.js';

/** Longest text that is read, in characters; a thousand tracks take a tenth of it. */
export const releaseTextMax = 1_048_576;

/** How long a text may be, in characters, and in words and signs of YAML. */
export interface PageLimits {
  readonly charactersMax: number;
  readonly wordsMax: number;
}

const releaseLimits: PageLimits = { charactersMax: releaseTextMax, wordsMax: 250_000 };

/** A text as YAML 1.2 (core schema, merge keys); `root` is null where it could not be read. */
export interface OpenedPage {
  readonly page: Page;
  readonly root: Node | null;
}

export function openPage(
  { fileName, text }: { fileName: string; text: string },
  limits: PageLimits = releaseLimits,
): OpenedPage {
  const source = createSourceText(fileName, oneKindOfLineBreak(text));
  const composed = compose(source, limits);
  if ('complaints' in composed) return unread(source, composed.complaints);
  const { document } = composed;
  const targets = new Map<Node, Node>();
  const dangling = linkAliases(document, targets);
  const wrong = syntaxComplaints(document, source);
  const lines = new Set(wrong.map(({ start }) => source.place(start, start).line));
  for (const alias of dangling) {
    const { start } = rangeOf(alias);
    const { line } = source.place(start, start);
    if (!lines.has(line)) wrong.push(noAnchor(alias, source));
    lines.add(line);
  }
  if (wrong.length > 0) return unread(source, wrong);
  return { page: createPage(source, targets), root: document.contents };
}

/** Without a byte order mark, and with line feeds for lone carriage returns (old Macs). */
function oneKindOfLineBreak(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r(?!\n)/g, '\n');
}

function unread(source: SourceText, complaints: readonly Complaint[]): OpenedPage {
  const page = createPage(source, new Map());
  for (const complaint of complaints) page.complain(complaint);
  return { page, root: null };
}

/** One document, or why there is none. Bounds come first, since the composer recurses. */
function compose(
  source: SourceText,
  { charactersMax, wordsMax }: PageLimits,
): { document: Document } | { complaints: Complaint[] } {
  const { text } = source;
  const strange = /[\0\ufffd]/.exec(text);
  if (/^(\ufffd\ufffd)?(\0.\0.|.\0.\0)/.test(text)) return { complaints: [twoByteText] };
  if (strange !== null) return { complaints: [notText(strange.index)] };
  if (text.length > charactersMax) return { complaints: [tooLarge(`${charactersMax} characters`)] };
  if (hasTooManyWords(text, wordsMax))
    return { complaints: [tooLarge(`${wordsMax} words and signs`)] };
  const tokens = [...new Parser().parse(text)];
  const deep = offsetOfDeepNesting(tokens);
  if (deep !== null) return { complaints: [tooDeep(deep)] };
  const composer = new Composer({ schema: 'core', uniqueKeys: false, logLevel: 'silent' });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (second !== undefined) return { complaints: [secondDocument(second, text)] };
  return document === undefined ? { complaints: [] } : { document };
}

function hasTooManyWords(text: string, wordsMax: number): boolean {
  let words = 0;
  for (const _ of new Lexer().lex(text)) {
    words += 1;
    if (words > wordsMax) return true;
  }
  return false;
}

/** Ties each alias to the last anchor of its name before it; returns those without one. */
function linkAliases(document: Document, targets: Map<Node, Node>): Node[] {
  const anchors = new Map<string, Node>();
  const dangling: Node[] = [];
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target === undefined) dangling.push(node);
        else targets.set(node, target);
      } else if ('anchor' in node && typeof node.anchor === 'string') {
        anchors.set(node.anchor, node as Node);
      }
    },
  });
  return dangling;
}

function noAnchor(alias: Node, source: SourceText): Complaint {
  const { start, end } = rangeOf(alias);
  return {
    start,
    end,
    code: 'yaml',
    message: `${asCode(source.text.slice(start, end))} stands for nothing; \`*\` begins an alias in YAML`,
    fix: toPaste(quotedLine({ source, start, end })),
  };
}

/** The line of a value with that value in quotes, or the value alone where it shares its line. */
function quotedLine({ source, start, end }: { source: SourceText; start: number; end: number }) {
  const value = source.text.slice(start, end);
  const typed = takeApart(source.place(start, end).excerpt ?? '');
  return typed?.value === value ? withValueInQuotes(typed) : inQuotes(value);
}

/** Every second byte of Latin letters in UTF-16 is 0. */
const twoByteText: Complaint = {
  start: 0,
  end: 0,
  code: 'not-text',
  message: 'text in UTF-16; a release file is read as UTF-8',
  fix: 'save it as UTF-8: in Notepad, "Save as" and "Encoding"',
};

function notText(at: number): Complaint {
  return {
    start: at,
    end: at + 1,
    code: 'not-text',
    message: 'a character that is not UTF-8 text',
    fix: 'save the file as plain text in UTF-8',
  };
}

function tooLarge(limit: string): Complaint {
  return {
    start: 0,
    end: 0,
    code: 'too-large',
    message: `more than ${limit} in one file`,
    fix: 'give each release a file of its own',
  };
}

function tooDeep(at: number): Complaint {
  return {
    start: at,
    end: at + 1,
    code: 'too-deep',
    message: `nested more than ${nestingMax} levels deep`,
    fix: 'look for a bracket or brace that is never closed',
  };
}

function secondDocument(second: Document, text: string): Complaint {
  const at = second.range?.[0] ?? text.length;
  return {
    start: at,
    end: at + 3,
    code: 'yaml',
    message: 'a second document begins; one file holds one',
    fix: 'remove it, or give it a file of its own',
  };
}
