import { planRelease } from '@kindred/studio';
import type { CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { summarisePlan } from './plan-summary.js';
import { showRun } from './show-run.js';
import { tellDecided } from './tell-decided.js';

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
  const { inkOut: ink, shown } = ending.console;
  const typed = { releaseFile: file, out };
  return tellDecided(ending, {
    fields: ({ plan, folder }) => ({ planFile: plan ? folder.plan : null }),
    lines: (planned) => summarisePlan({ planned, typed, ink, shown }),
    code: ({ profiles }) =>
      profiles.tracks.some(({ status }) => status === 'failed') ? exitCode.broken : exitCode.kept,
  });
}
