import { renderPlan } from '@kindred/studio';
import type { CommonFlags } from './console-setting.js';
import type { ExitCode } from './exit-code.js';
import { tellMastered } from './master-command.js';
import { showRun } from './show-run.js';
import { version } from './version.js';

export interface RenderFlags extends CommonFlags {
  readonly release?: string;
  /** False: the report carries no sound. */
  readonly audio?: boolean;
  /** Opens the report when it is written. */
  readonly open?: boolean;
}

/** `kindred render`: exactly what a plan says, shown and told as `kindred master` is. */
export async function renderCommand(file: string, flags: RenderFlags): Promise<ExitCode> {
  const { release, audio = true } = flags;
  const ending = await showRun(`render ${file}`, flags, (setting) =>
    renderPlan({
      ...setting,
      planFile: file,
      version,
      withoutAudio: !audio,
      ...(release === undefined ? {} : { releaseFile: release }),
    }),
  );
  return tellMastered(ending, flags);
}
