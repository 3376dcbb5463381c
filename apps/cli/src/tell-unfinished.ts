import type { Unfinished } from '@kindred/studio';
import type { CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { issueLines } from './issue-lines.js';
import { issuesOnce } from './issues-once.js';
import type { Ending } from './show-run.js';
import { tellRefused } from './tell-refused.js';

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
  switch (outcome.status) {
    case 'refused': {
      if (flags.json) return exitCode.refused;
      const left = hasBegun ? 'nothing was made' : 'nothing was read or written';
      return tellRefused(outcome.issues, { flags, console, titles, left });
    }
    case 'failed':
      for (const issue of issuesOnce(kept, outcome.issues)) {
        if (!flags.quiet || issue.severity === 'error') {
          console.error(issueLines(issue, console.inkError, titles));
        }
      }
      return exitCode.broken;
    case 'cancelled':
      console.error('Stopped. The folder is as the last run left it; run the same command again.');
      return exitCode.stopped;
  }
}
