import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { printable } from '@kindred/documents';
import { sayCount, sayDuration, type TargetWord } from '@kindred/records';
import { checkMasters, jsonText, type CheckOutcome } from '@kindred/studio';
import { checkIssueLines, namedIssues } from './check-issues.js';
import { checkJunit } from './check-junit.js';
import { checkTable } from './check-table.js';
import { checkVerdictLines, isKept } from './check-verdict.js';
import { openConsole, type CommonFlags, type Console } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { interruptSignal } from './interrupt.js';
import { openScreen } from './open-screen.js';
import { tellRefused } from './tell-refused.js';
import { toldErrors } from './told-issues.js';
import { typedNames } from './typed-names.js';
import { version } from './version.js';

export interface CheckFlags extends Omit<CommonFlags, 'cache'> {
  readonly target?: TargetWord;
  readonly out?: string;
  readonly junit?: string;
}

/** `kindred check`: holds finished masters against a target, and makes no file of them. */
export async function checkCommand(files: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const titles = new Map<number, string>();
  const heading = `kindred ${version}: check ${typedNames(files)}`;
  const screen = await openScreen({ flags, console, heading, titles, kept: [] });
  const signal = interruptSignal();
  const started = console.clock();
  const { target, out } = flags;
  try {
    const outcome = await checkMasters({
      files,
      ...(target === undefined ? {} : { target }),
      ...(out === undefined ? {} : { out }),
      threads: flags.jobs,
      signal,
      listener: (event) => {
        // What measuring says of a file is told once, by the check that it belongs to.
        if (event.kind === 'issue') return;
        if (event.kind === 'track') titles.set(event.track, posix.basename(event.file));
        screen.show(event);
      },
    });
    screen.end('done');
    return tellEnd(outcome, { flags, console, seconds: console.clock() - started });
  } finally {
    screen.end('broken off');
  }
}

function tellEnd(
  outcome: CheckOutcome,
  {
    flags,
    console,
    seconds,
  }: {
    readonly flags: CheckFlags;
    readonly console: Console;
    readonly seconds: number;
  },
): ExitCode {
  if (outcome.status === 'cancelled') {
    console.error('Stopped. Nothing was written.');
    return exitCode.stopped;
  }
  if (outcome.status === 'refused') {
    if (!flags.json) return tellRefused(outcome.issues, { flags, console });
    console.out(jsonText(outcome).trimEnd());
    return exitCode.refused;
  }
  const { check } = outcome;
  if (flags.json) console.out(jsonText(check).trimEnd());
  else if (flags.quiet) {
    const issues = namedIssues(check).map(({ issue }) => issue);
    for (const line of toldErrors(issues, new Map())) console.error(line);
  } else {
    for (const line of checkTable(check, console.inkOut)) console.out(line);
    for (const line of checkIssueLines(check, console.inkError)) console.error(line);
    for (const line of checkVerdictLines(check)) console.out(line);
    const count = check.sets.reduce((sum, set) => sum + set.files.length, 0);
    console.out(console.inkOut.dim(`${sayCount(count, 'file')}, ${sayDuration(seconds)}`));
  }
  const isWritten = flags.junit === undefined || writeJunit(flags.junit, { check, console });
  return isWritten && isKept(check) ? exitCode.kept : exitCode.broken;
}

/** In a folder that is made for it, as CI takes such files from one of their own. */
function writeJunit(
  path: string,
  {
    check,
    console,
  }: { readonly check: Parameters<typeof checkJunit>[0]; readonly console: Console },
): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, checkJunit(check));
    return true;
  } catch (error) {
    const { code = 'nothing more' } = error as NodeJS.ErrnoException;
    console.error(`${printable(path)} was not written; the system says ${code}`);
    return false;
  }
}
