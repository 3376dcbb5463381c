import { posix } from 'node:path';
import { sayCount, type Check, type CheckedFile, type Issue, type Verdict } from '@kindred/records';
import type { Ink } from './ink.js';
import { issueLines } from './issue-lines.js';

/** What is left behind the figures of a row of 80 columns. */
const restColumns = 31;
const notesMax = 3;

/** The issue that a row tells in full, and that need not be told again. */
export function inlineIssue({ verdicts }: CheckedFile): Issue | null {
  const errors = issuesOf(verdicts).filter(({ severity }) => severity === 'error');
  const [only] = errors;
  const isShort = errors.length === 1 && only !== undefined && only.message.length <= restColumns;
  return isShort && only.fix === undefined ? only : null;
}

/** Every error and warning that no row tells, each behind its file, and a few notes. */
export function checkIssueLines(check: Check, ink: Ink): readonly string[] {
  const told = namedIssues(check).filter(({ isInline }) => !isInline);
  const notes = told.filter(({ issue }) => issue.severity === 'note');
  const untold = new Set(notes.slice(notesMax));
  const lines = told
    .filter((one) => !untold.has(one))
    .map(({ issue }) => issueLines(issue, ink, new Map()));
  if (untold.size === 0) return lines;
  return [...lines, `${ink.marks.note} ${sayCount(untold.size, 'more note')} with --json`];
}

/** Issues with the file in front of what they say: whoever reads them alone knows what they are about. */
export function namedIssues(
  check: Check,
): readonly { readonly issue: Issue; readonly isInline: boolean }[] {
  const several = check.sets.length > 1;
  const ofSets = check.sets.flatMap((set) => [
    ...set.files.flatMap((file) => {
      const inline = inlineIssue(file);
      const name = several ? file.file : posix.basename(file.file);
      return issuesOf(file.verdicts).map((issue) => ({
        issue: withName(issue, name),
        isInline: issue === inline,
      }));
    }),
    ...issuesOf(set.verdicts).map((issue) => ({
      issue: withName(issue, several ? set.folder : null),
      isInline: false,
    })),
  ]);
  const ofAll = issuesOf(check.verdicts).map((issue) => ({ issue, isInline: false }));
  return [...ofAll, ...ofSets].sort(
    (a, b) => severities.indexOf(a.issue.severity) - severities.indexOf(b.issue.severity),
  );
}

const severities: readonly Issue['severity'][] = ['error', 'warning', 'note'];

function withName({ track: _, ...issue }: Issue, name: string | null): Issue {
  const isNamed = name === null || issue.message.startsWith(name);
  return isNamed ? issue : { ...issue, message: `${name}: ${issue.message}` };
}

function issuesOf(verdicts: readonly Verdict[]): readonly Issue[] {
  return verdicts.flatMap(({ issues }) => issues);
}
