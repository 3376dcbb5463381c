import type { Argument, Command, Option } from 'commander';

/** What can be typed in one place of a command line. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** By the ends of their names; folders lead to more. */
  | { readonly kind: 'files'; readonly extensions: readonly string[] }
  | { readonly kind: 'folders' }
  /** Numbers of the tracks of ./release.yaml, asked for when they are wanted. */
  | { readonly kind: 'tracks' }
  /** Nothing that could be listed. */
  | { readonly kind: 'anything' };

export interface CompletedOption {
  /** "--out" */
  readonly name: string;
  readonly says: string;
  /** What comes behind it; null: nothing. */
  readonly value: Values | null;
}

export interface CompletedCommand {
  readonly name: string;
  readonly says: string;
  readonly options: readonly CompletedOption[];
  /** What it is given; null: nothing. */
  readonly argument: { readonly values: Values; readonly isVariadic: boolean } | null;
}

const releases: Values = { kind: 'files', extensions: ['yaml', 'yml'] };
const sound = ['wav', 'aif', 'aiff', 'aifc', 'flac', 'mp3', 'ogg', 'oga'];

/** By what an argument or the value of an option is called in help. */
const valuesOf: Readonly<Record<string, Values>> = {
  release: releases,
  plan: releases,
  folder: { kind: 'folders' },
  files: { kind: 'files', extensions: [...sound, 'yaml', 'yml'] },
  track: { kind: 'tracks' },
  word: { kind: 'anything' },
  count: { kind: 'anything' },
};

/** Files that options name. */
const filesOf: Readonly<Record<string, Values>> = {
  '--out': releases,
  '--release': releases,
  '--junit': { kind: 'files', extensions: ['xml'] },
};

/** Every command as a shell completes it: read from what reads command lines, so that none is forgotten. */
export function completedCommands(program: Command): readonly CompletedCommand[] {
  return program.commands.map((command) => {
    const [argument] = command.registeredArguments;
    const options = command.createHelp().visibleOptions(command);
    return {
      name: command.name(),
      says: command.summary(),
      options: options.map(completedOption),
      argument: argument ? { values: valuesNamed(argument), isVariadic: argument.variadic } : null,
    };
  });
}

function completedOption(option: Option): CompletedOption {
  const { description, flags, required, argChoices } = option;
  const name = option.long ?? flags;
  const valueName = /<([^>]+)>/u.exec(flags)?.[1] ?? '';
  const value: Values | null = !required
    ? null
    : argChoices
      ? { kind: 'words', words: argChoices }
      : ((valueName === 'file' ? filesOf[name] : valuesOf[valueName]) ?? unknown(flags));
  return { name, says: description, value };
}

function valuesNamed(argument: Argument): Values {
  if (argument.argChoices) return { kind: 'words', words: argument.argChoices };
  return valuesOf[argument.name()] ?? unknown(argument.name());
}

function unknown(what: string): never {
  throw new Error(`nobody said what can be typed for ${what}`);
}
