import type { Command } from 'commander';
import { exitCode, type ExitCode } from '../exit-code.js';
import { bashCompletion } from './bash-completion.js';
import { completedCommands } from './completed-commands.js';
import { fishCompletion } from './fish-completion.js';
import { zshCompletion } from './zsh-completion.js';

export type Shell = keyof typeof scripts;

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** `kindred completion`: a script that has a shell complete `kindred`; or what such a script asks for. */
export async function completionCommand(
  program: Command,
  wanted: Shell | 'tracks',
): Promise<ExitCode> {
  if (wanted === 'tracks') {
    // Only these need more than the commands themselves.
    const { trackLines } = await import('./track-lines.js');
    for (const line of await trackLines()) process.stdout.write(`${line}\n`);
    return exitCode.kept;
  }
  process.stdout.write(scripts[wanted](completedCommands(program), ['--help', '--version']));
  return exitCode.kept;
}
