import type { Command } from 'commander';
import type { Finish } from './commands.js';

/** The commands that are for the shell. */
export function addShellCommands(_program: Command, _finish: Finish): void {}
