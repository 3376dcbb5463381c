import type { Command } from 'commander';
import { addLookCommands } from './look-commands.js';
import { addMakeCommands } from './make-commands.js';
import { addShellCommands } from './shell-commands.js';

/** Takes a command's exit code. */
export type Finish = (code: number) => void;

/** Adds every command, in the order that help lists them. */
export function addCommands(program: Command, finish: Finish): void {
  addMakeCommands(program.commandsGroup('Make'), finish);
  addLookCommands(program.commandsGroup('Look'), finish);
  addShellCommands(program.commandsGroup('More'), finish);
}
