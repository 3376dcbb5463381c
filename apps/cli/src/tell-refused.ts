import type { Issue } from '@kindred/records';
import type { CommonFlags, Console } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { countLine, issueLines, type Titles } from './issue-lines.js';

/** Tells why a command did nothing; of a text that can't be read, how many of its errors are why. */
export function tellRefused(
  issues: readonly Issue[],
  {
    flags = {},
    console,
    titles = new Map(),
    left = 'nothing was read or written',
  }: {
    readonly flags?: Pick<CommonFlags, 'quiet'>;
    readonly console: Console;
    readonly titles?: Titles;
    readonly left?: Parameters<typeof countLine>[1]['left'];
  },
): ExitCode {
  const told = issues.filter(({ severity }) => !flags.quiet || severity === 'error');
  for (const issue of told) console.error(issueLines(issue, console.inkError, titles));
  const placed = issues.find(({ place }) => place?.line !== undefined)?.place;
  if (placed) console.error(countLine(issues, { file: placed.file, left }));
  return exitCode.refused;
}
