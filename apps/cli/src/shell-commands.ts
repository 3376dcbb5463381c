import { Argument, Option, type Command } from 'commander';
import { withNotes } from './command-notes.js';
import type { Finish } from './commands.js';
import type { Shell } from './completion/completion-command.js';
import { optionIn } from './flags.js';

/** The commands that are for the shell. */
export function addShellCommands(program: Command, finish: Finish): void {
  const command = program
    .command('completion')
    .summary('have bash, zsh or fish complete commands and files')
    .description(
      'Writes a script that has a shell complete commands, options, files of the right kind, and the ' +
        'tracks of ./release.yaml.',
    )
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    // For the scripts themselves: the tracks that there are.
    .addOption(new Option('--tracks').hideHelp())
    .addHelpOption(optionIn('What is shown', '--help', 'show this'))
    .allowExcessArguments(false);
  withNotes(command, {
    examples: [
      'kindred completion bash >> ~/.bashrc',
      'kindred completion zsh >> ~/.zshrc     behind the line with compinit',
      'kindred completion fish > ~/.config/fish/completions/kindred.fish',
    ],
    exits: [
      [0, 'written to standard output'],
      [2, 'there is no script for that shell'],
    ],
  });
  command.action(async (shell: Shell, flags: { readonly tracks?: boolean }) => {
    const { completionCommand } = await import('./completion/completion-command.js');
    finish(await completionCommand(program, flags.tracks ? 'tracks' : shell));
  });
}
