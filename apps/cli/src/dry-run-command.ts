import { foreseeMaster } from '@kindred/studio';
import { dryRunLines } from './dry-run-lines.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { MasterFlags } from './master-command.js';
import { showRun } from './show-run.js';
import { tellDecided } from './tell-decided.js';
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
  const { inkOut: ink, shown } = ending.console;
  const typed = { releaseFile: file, out };
  return tellDecided(ending, {
    fields: () => ({ schema: 'dry-run/1' }),
    lines: (foreseen) => dryRunLines({ foreseen, typed, discards: discardEdits, ink, shown }),
    code: ({ tracks }) =>
      tracks.some(({ does }) => does === 'none') ? exitCode.broken : exitCode.kept,
  });
}
