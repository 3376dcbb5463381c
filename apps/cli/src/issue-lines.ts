import { formatIssue, printable } from '@kindred/documents';
import { decimals, type Issue } from '@kindred/records';
import type { Ink } from './ink.js';
import { wrapColumns } from './wrap-columns.js';

/** Titles by track number, for issues that belong to a track. */
export type Titles = ReadonlyMap<number, string>;

/** An issue for a person: in full with its place, or behind the name of its track. */
export function issueLines(issue: Issue, ink: Ink, titles: Titles): string {
  if (issue.place?.line !== undefined) return inkedPlace(formatIssue(issue), issue, ink);
  const mark = markOf(issue, ink);
  const fix = issue.fix === undefined ? '' : ` ${issue.fix}`;
  const code = `[${issue.code}]`;
  const text = `${trackOf(issue, titles)}${printable(issue.message)}.${fix} ${code}`;
  const lines = ink.columns === null ? [text] : wrapColumns(text, ink.columns - indent.length);
  const said = lines.join(`\n${indent}`).slice(0, -code.length);
  return `${tinted(mark, issue, ink)} ${said}${ink.dim(code)}`;
}

/** A line, its carets and what is said there: the place, the severity and the carets have colours. */
function inkedPlace(text: string, issue: Issue, ink: Ink): string {
  const head = /^(.+?:\d+(?::\d+)?): (error|warning|note)(: .*?)?( \[[a-z0-9-]+\])?$/u;
  const inkHead = (line: string): string =>
    line.replace(
      head,
      (_, place: string, severity: string, said = '', code = '') =>
        `${ink.path(place)}: ${tinted(severity, issue, ink)}${said}${code && ink.dim(code)}`,
    );
  const inkCarets = (line: string): string =>
    line.replace(
      /^( +\| *)(\^+)/u,
      (_, before: string, carets: string) => before + tinted(carets, issue, ink),
    );
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? inkHead(line) : inkCarets(line)))
    .join('\n');
}

/** Under the text behind a mark. */
const indent = '  ';

/** The same on one line, for logs: severity spelled out, no marks. */
export function issueLogLine(issue: Issue, titles: Titles): string {
  if (issue.place?.line !== undefined) return formatIssue(issue);
  const fix = issue.fix === undefined ? '' : `. ${issue.fix}`;
  return `${issue.severity}: ${trackOf(issue, titles)}${printable(issue.message)}${fix} [${issue.code}]`;
}

/** "3 errors in release.yaml; nothing was read or written" */
export function countLine(
  issues: readonly Issue[],
  {
    file,
    left,
  }: {
    readonly file: string;
    /** What was not done: before a run, and within one that has measured its mixes. */
    readonly left: 'nothing was read or written' | 'nothing was made';
  },
): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return `${decimals(errors, 0)} error${errors === 1 ? '' : 's'} in ${file}; ${left}`;
}

function trackOf(issue: Issue, titles: Titles): string {
  if (issue.track === undefined) return '';
  const title = titles.get(issue.track);
  return title === undefined ? `${issue.track}: ` : `${issue.track} ${printable(title)}: `;
}

function markOf({ severity }: Issue, { marks }: Ink): string {
  return severity === 'error' ? marks.error : severity === 'warning' ? marks.warning : marks.note;
}

function tinted(text: string, { severity }: Issue, ink: Ink): string {
  if (severity === 'error') return ink.bad(text);
  return severity === 'warning' ? ink.warn(text) : text;
}
