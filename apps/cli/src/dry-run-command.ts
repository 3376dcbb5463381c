import type { Issue } from '@kindred/records';
import { foreseeMaster, jsonText, type ForeseenOutcome } from '@kindred/studio';
import { dryRunLines } from './dry-run-lines.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { issuesOnce } from './issues-once.js';
import type { MasterFlags } from './master-command.js';
import { showRun } from './show-run.js';
import { tellTimings, withTimings } from './tell-timings.js';
import { tellUnfinished } from './tell-unfinished.js';
import { toldErrors, toldIssues } from './told-issues.js';
import { version } from './version.js';

/** `kindred master --dry-run`: what mastering would do, and nothing of it done. */
export async function dryRunCommand(file: string, flags: MasterFlags): Promise<ExitCode> {
  const { out, light = false, discardEdits = false } = flags;
  const ending = await showRun(
    `master ${file}${light ? ' --light' : ''} --dry-run`,
    flags,
    (setting) =>
      foreseeMaster({
        ...setting,
        releaseFile: file,
        version,
        discardEdits,
        light,
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
    for (const line of dryRunLines({
      foreseen: outcome,
      typed,
      discards: discardEdits,
      ink,
      shown,
    }))
      console.out(line);
  }
  return outcome.tracks.some(({ does }) => does === 'none') ? exitCode.broken : exitCode.kept;
}

function asDocument(outcome: ForeseenOutcome, told: readonly Issue[]): object {
  if (outcome.status === 'cancelled') return outcome;
  if (outcome.status !== 'done') {
    return { ...outcome, issues: issuesOnce(told, outcome.issues) };
  }
  const { folder, ...records } = outcome;
  const ofTracks = records.profiles.tracks.flatMap(({ issues }) => issues);
  return {
    schema: 'dry-run/1',
    ...records,
    issues: issuesOnce(told, records.issues, ofTracks),
    folder: folder.root,
  };
}
