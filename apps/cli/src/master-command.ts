import { jsonText, masterRelease, type MasterOutcome } from '@kindred/studio';
import type { CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { summarise } from './master-summary.js';
import { openReport } from './open-report.js';
import { pinHint } from './pin-lines.js';
import { runDocument } from './run-document.js';
import { showRun, type Ending } from './show-run.js';
import { tellTimings, withTimings } from './tell-timings.js';
import { tellUnfinished } from './tell-unfinished.js';
import { toldErrors, toldIssues } from './told-issues.js';
import { version } from './version.js';

export interface MasterFlags extends CommonFlags {
  readonly out?: string;
  readonly discardEdits?: boolean;
  /** Says what would be done, and does none of it. */
  readonly dryRun?: boolean;
  /** For demos: half the tone, a limiter for safety, a folder of its own. */
  readonly light?: boolean;
  /** Opens the report when it is written. */
  readonly open?: boolean;
  /** Goes on until Ctrl-C, again after every change. */
  readonly watch?: boolean;
  /** False: the report carries no sound. */
  readonly audio?: boolean;
}

/** `kindred master`: the whole run, shown while it goes and summed up at its end. */
export async function masterCommand(file: string, flags: MasterFlags): Promise<ExitCode> {
  const { out, light = false, discardEdits = false, audio = true } = flags;
  const ending = await showRun(`master ${file}${light ? ' --light' : ''}`, flags, (setting) =>
    masterRelease({
      ...setting,
      releaseFile: file,
      version,
      discardEdits,
      light,
      withoutAudio: !audio,
      ...(out === undefined ? {} : { out }),
    }),
  );
  const code = await tellMastered(ending, flags);
  const { outcome, console } = ending;
  if (outcome.status === 'done' && !flags.quiet && !flags.json) {
    // Other commands look among the full masters where no folder is typed.
    const folder = light ? console.shown(outcome.folder.root) : out;
    const typed = { releaseFile: file, out: folder };
    const command = light ? 'master --light' : 'master';
    const hint = pinHint(outcome.pins, { command, typed, ink: console.inkOut });
    for (const line of hint) console.out(line);
  }
  return code;
}

/** Tells a run that made masters, or why there are none. */
export async function tellMastered(
  ending: Ending<MasterOutcome>,
  { open = false }: Pick<MasterFlags, 'open'>,
): Promise<ExitCode> {
  const { outcome, flags, console, told: onTheWay, kept, titles, timings } = ending;
  if (flags.json) {
    const document = runDocument(outcome, onTheWay, ({ renderings, plan, folder }) => ({
      of: renderings,
      fields: { report: plan ? folder.report : null },
    }));
    console.out(jsonText(withTimings(document, ending)).trimEnd());
  }
  if (outcome.status !== 'done') return tellUnfinished({ ...ending, outcome });
  const { inkOut: ink, shown } = console;
  const { lines, broken } = summarise({ mastered: outcome, ink, seconds: timings.seconds, shown });
  const ofTracks = outcome.renderings.tracks.flatMap(({ issues }) => issues);
  if (flags.quiet && !flags.json) {
    const errors = toldErrors([...ofTracks, ...outcome.undelivered], titles);
    for (const line of errors) console.error(line);
  }
  const told = toldIssues(kept, { ink: console.inkError, titles, elsewhere: 'in the report' });
  for (const line of told) console.error(line);
  tellTimings(ending);
  if (!flags.quiet && !flags.json) for (const line of lines) console.out(line);
  if (open && outcome.plan) await openReport(outcome.folder.report, console);
  const failed = outcome.renderings.tracks.some(({ status }) => status === 'failed');
  const isShort = outcome.undelivered.some(({ severity }) => severity === 'error');
  return failed || isShort || broken.length > 0 ? exitCode.broken : exitCode.kept;
}
