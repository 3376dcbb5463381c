import {
  isCollection,
  isScalar,
  visit,
  type Document,
  type Node,
  type Range,
  type YAMLError,
} from 'yaml';
import type { SourceText } from '../source/source-text.js';
import { issuesMax, type Complaint } from './page.js';
import { diagnose, otherIndentMessage, type Clue } from './syntax-diagnosis.js';

/**
 * What the YAML library found, in the words of a release file. One complaint a line: what follows
 * on the same line is mostly its echo.
 */
export function syntaxComplaints(document: Document, { text }: SourceText): Complaint[] {
  const found = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (found.length === 0) return [];
  const merge = unresolvedMerge(text);
  if (merge !== null) return [merge];
  const openings = openingsOf(document);
  const complaints: Complaint[] = [];
  let lineEnd = -1;
  for (const error of found) {
    if (error.pos[0] <= lineEnd) continue;
    const end = text.indexOf('\n', error.pos[0]);
    lineEnd = end < 0 ? text.length : end;
    // Those past the limit are counted only.
    const listed = complaints.length < issuesMax;
    const clue = clueOf(error, { text, lineEnd, openings: listed ? openings : [] });
    const diagnosis = diagnose(clue);
    // One line begun in another column sets off those after it.
    const before = complaints[complaints.length - 1]?.message ?? '';
    if (diagnosis.message === otherIndentMessage && /^(a tab|indented) ?/.test(before)) continue;
    complaints.push({ code: 'yaml', ...diagnosis });
  }
  return complaints;
}

/** The marks that version control leaves where two people changed the same lines. */
function unresolvedMerge(text: string): Complaint | null {
  const mark = /^<{7} .*$/m.exec(text);
  if (mark === null) return null;
  return {
    start: mark.index,
    end: mark.index + mark[0].length,
    code: 'yaml',
    message: 'a merge that was not resolved',
    fix: 'keep one side of it, and remove the marks',
  };
}

function clueOf(
  error: YAMLError,
  { text, lineEnd, openings }: { text: string; lineEnd: number; openings: readonly Range[] },
): Clue {
  const [at] = error.pos;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const nextEnd = text.indexOf('\n', lineEnd + 1);
  const open = /^Missing closing|end with a [}\]]/.test(error.message)
    ? openings.findLast(([start, end]) => start < at && at <= end)
    : undefined;
  return {
    code: error.code,
    message: error.message,
    at,
    lineStart,
    line: text.slice(lineStart, lineEnd).replace(/\r$/, ''),
    nextLineStart: lineEnd + 1,
    nextLine: text.slice(lineEnd + 1, nextEnd < 0 ? text.length : nextEnd).replace(/\r$/, ''),
    openedAt: open?.[0] ?? null,
    text,
  };
}

/** Ranges of all that quotes or brackets open, in the order of the text, outer before inner. */
function openingsOf(document: Document): Range[] {
  const openings: Range[] = [];
  visit(document, {
    Node(_, node) {
      const opens = isScalar(node)
        ? node.type?.startsWith('QUOTE')
        : isCollection(node) && node.flow;
      const range = (node as Node).range;
      if (opens === true && range) openings.push(range);
    },
  });
  return openings;
}
