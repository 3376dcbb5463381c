import type { Command } from 'commander';

/** What help tells of a command beside its arguments and options. */
export interface CommandNotes {
  /** Command lines, each with what it is for after two blanks or more. */
  readonly examples: readonly string[];
  /** What each of its exit codes says, but that of Ctrl-C. */
  readonly exits: readonly (readonly [code: number, says: string])[];
}

const notes = new WeakMap<Command, CommandNotes>();

export function withNotes(command: Command, given: CommandNotes): Command {
  notes.set(command, given);
  return command;
}

export function notesOf(command: Command): CommandNotes {
  return notes.get(command) ?? { examples: [], exits: [] };
}

const wrong = [2, 'the command or the release file is wrong'] as const;

/** Of commands that make masters, or check them. */
export const promiseExits: CommandNotes['exits'] = [
  [0, 'all promises kept'],
  [1, 'a track failed, or a promise was broken'],
  wrong,
];

/** Of commands that measure. */
export const measureExits: CommandNotes['exits'] = [
  [0, 'every track was measured'],
  [1, 'a track failed'],
  wrong,
];

/** Of commands that only read and write texts. */
export const textExits: CommandNotes['exits'] = [[0, 'done'], wrong];
