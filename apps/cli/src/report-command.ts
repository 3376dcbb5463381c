import { sayMegabytes } from '@kindred/records';
import { jsonText, reportRelease, type ReportOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { openReport } from './open-report.js';
import { tellUnfinished } from './tell-unfinished.js';
import { toldIssues } from './told-issues.js';
import { version } from './version.js';

export interface ReportFlags extends Pick<CommonFlags, 'json' | 'color'> {
  readonly out?: string;
  readonly audio: boolean;
  /** Opens it when it is written. */
  readonly open?: boolean;
}

/** `kindred report`: the report of the last run, written again. */
export async function reportCommand(of: string, flags: ReportFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const { out, audio, json = false, open = false } = flags;
  const outcome = await reportRelease({
    of,
    version,
    withoutAudio: !audio,
    ...(out === undefined ? {} : { out }),
  });
  if (json) console.out(jsonText(asDocument(outcome)).trimEnd());
  const titles = new Map<number, string>();
  if (outcome.status !== 'done') {
    return tellUnfinished({ outcome, flags: { json }, console, hasBegun: false, kept: [], titles });
  }
  const opens = open ? openReport(outcome.folder.report, console) : null;
  if (json) {
    await opens;
    return exitCode.kept;
  }
  const { inkOut: ink, inkError, shown } = console;
  const told = { ink: inkError, titles, elsewhere: 'with --json' };
  for (const line of toldIssues(outcome.issues, told)) console.error(line);
  const size = sayMegabytes(outcome.reportBytes);
  console.out(`${ink.good(ink.marks.done)} ${ink.path(shown(outcome.folder.report))}, ${size}`);
  await opens;
  return exitCode.kept;
}

function asDocument(outcome: ReportOutcome): object {
  if (outcome.status !== 'done') return outcome;
  return { ...outcome, folder: outcome.folder.root };
}
