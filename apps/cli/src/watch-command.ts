import { resolve } from 'node:path';
import { printable } from '@kindred/documents';
import { watchedFiles, type WatchedFiles } from '@kindred/studio';
import { openConsole } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { interruptSignal } from './interrupt.js';
import { masterCommand, type MasterFlags } from './master-command.js';
import { changedSince, lookAt, nextChange } from './watch-files.js';

const namedMax = 3;

/**
 * `kindred master --watch`: masters, waits until the release file, the plan or a mix changes, and
 * masters again, until Ctrl-C. What is wrong with one state of the files is told, and waited out.
 */
export async function watchCommand(file: string, flags: MasterFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const { out, light = false } = flags;
  const signal = interruptSignal();
  let watched: WatchedFiles = { files: [resolve(file)], folders: [] };
  let again = flags;
  for (;;) {
    watched = (await watchedFiles(file, { out, light }).catch(() => null)) ?? watched;
    const before = lookAt(watched);
    if ((await masterCommand(file, again)) === exitCode.stopped) return exitCode.stopped;
    // Edits are dropped once; those that are made from now on are meant. A report is opened once.
    again = { ...flags, discardEdits: false, open: false };
    // The plan is written by the run itself; all else is as it was when that began.
    const after = lookAt(watched);
    const own = changedSince(before, after).filter((path) => path.endsWith('plan.yaml'));
    const known = new Map([...before, ...own.map((path) => [path, after.get(path)!] as const)]);
    if (!flags.quiet) {
      console.error(console.inkError.dim('Waiting for a change; Ctrl-C ends it.'));
    }
    const changed = await nextChange(watched, { before: known, signal });
    if (changed === null) {
      console.error('Stopped. The folder is as the last run left it.');
      return exitCode.stopped;
    }
    const named = changed.slice(0, namedMax).map((path) => printable(console.shown(path)));
    const more = changed.length > namedMax ? ` and ${changed.length - namedMax} more` : '';
    if (!flags.quiet) console.error(`changed: ${named.join(', ')}${more}`);
  }
}
