import type { Issue } from '@kindred/records';
import { jsonText, planRelease, type PlanOutcome } from '@kindred/studio';
import type { CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { issuesOnce } from './issues-once.js';
import { summarisePlan } from './plan-summary.js';
import { showRun } from './show-run.js';
import { tellTimings, withTimings } from './tell-timings.js';
import { tellUnfinished } from './tell-unfinished.js';
import { toldErrors, toldIssues } from './told-issues.js';

export interface PlanFlags extends CommonFlags {
  readonly out?: string;
  readonly discardEdits?: boolean;
}

/** `kindred plan`: what would be done to a release, and why; nothing is rendered. */
export async function planCommand(file: string, flags: PlanFlags): Promise<ExitCode> {
  const { out, discardEdits = false } = flags;
  const ending = await showRun(`plan ${file}`, flags, (setting) =>
    planRelease({
      ...setting,
      releaseFile: file,
      discardEdits,
      ...(out === undefined ? {} : { out }),
    }),
  );
  const { outcome, console, told, kept, titles } = ending;
  if (flags.json) {
    console.out(jsonText(withTimings(asDocument(outcome, told), ending)).trimEnd());
  }
  if (outcome.status !== 'done') return tellUnfinished({ ...ending, outcome });
  const { inkOut: ink, shown } = console;
  const elsewhere = 'with --json';
  for (const line of toldIssues(kept, { ink: console.inkError, titles, elsewhere })) {
    console.error(line);
  }
  tellTimings(ending);
  if (flags.quiet && !flags.json) {
    const issues = outcome.profiles.tracks.flatMap((track) => track.issues);
    for (const line of toldErrors(issues, titles)) console.error(line);
  }
  if (!flags.quiet && !flags.json) {
    const typed = { releaseFile: file, out };
    for (const line of summarisePlan({ planned: outcome, typed, ink, shown })) console.out(line);
  }
  const failed = outcome.profiles.tracks.some(({ status }) => status === 'failed');
  return failed ? exitCode.broken : exitCode.kept;
}

function asDocument(outcome: PlanOutcome, told: readonly Issue[]): object {
  if (outcome.status === 'cancelled') return outcome;
  if (outcome.status !== 'done') {
    return { ...outcome, issues: issuesOnce(told, outcome.issues) };
  }
  const { folder, ...records } = outcome;
  const ofTracks = records.profiles.tracks.flatMap(({ issues }) => issues);
  return {
    ...records,
    issues: issuesOnce(told, records.issues, ofTracks),
    folder: folder.root,
    planFile: outcome.plan ? folder.plan : null,
  };
}
