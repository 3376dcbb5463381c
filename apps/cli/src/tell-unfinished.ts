import type { Issue } from '@kindred/records';
import type { Unfinished } from '@kindred/studio';
import type { CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { countLine, issueLines } from './issue-lines.js';
import { issuesOnce } from './issues-once.js';
import type { Ending } from './show-run.js';

/** Tells why a run made nothing. */
export function tellUnfinished({
  outcome,
  flags,
  console,
  hasBegun,
  kept,
  titles,
}: Pick<Ending<Unfinished>, 'outcome' | 'console' | 'hasBegun' | 'kept' | 'titles'> & {
  readonly flags: Pick<CommonFlags, 'json' | 'quiet'>;
}): ExitCode {
  const tell = (issue: Issue): void => console.error(issueLines(issue, console.inkError, titles));
  switch (outcome.status) {
    case 'refused': {
      if (flags.json) return exitCode.refused;
      const { issues } = outcome;
      for (const issue of issues) if (!flags.quiet || issue.severity === 'error') tell(issue);
      const placed = issues.find(({ place }) => place?.line !== undefined)?.place;
      const left = hasBegun ? 'nothing was made' : 'nothing was read or written';
      if (placed) console.error(countLine(issues, { file: placed.file, left }));
      return exitCode.refused;
    }
    case 'failed':
      for (const issue of issuesOnce(kept, outcome.issues)) tell(issue);
      return exitCode.broken;
    case 'cancelled':
      console.error('Stopped. The folder is as the last run left it; run the same command again.');
      return exitCode.stopped;
  }
}
