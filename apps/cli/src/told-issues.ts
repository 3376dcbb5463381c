import { sayCount, type Issue } from '@kindred/records';
import type { Ink } from './ink.js';
import { issueLines, issueLogLine, type Titles } from './issue-lines.js';

/** Notes shown on a terminal; the rest stand in the report. */
const notesMax = 3;

/** What a terminal says at the end of a run: every error and warning, and a few notes. */
export function toldIssues(
  issues: readonly Issue[],
  {
    ink,
    titles,
    elsewhere,
  }: { readonly ink: Ink; readonly titles: Titles; readonly elsewhere: string },
): readonly string[] {
  const notes = issues.filter(({ severity }) => severity === 'note');
  const untold = notes.slice(notesMax);
  const told = issues.filter((issue) => !untold.includes(issue));
  return [
    ...told.map((issue) => issueLines(issue, ink, titles)),
    ...(untold.length === 0
      ? []
      : [`${ink.marks.note} ${sayCount(untold.length, 'more note')} ${elsewhere}`]),
  ];
}

/** What is told of a finished run with `--quiet`: each of its errors, on one line. */
export function toldErrors(issues: readonly Issue[], titles: Titles): readonly string[] {
  return issues
    .filter(({ severity }) => severity === 'error')
    .map((issue) => issueLogLine(issue, titles));
}
