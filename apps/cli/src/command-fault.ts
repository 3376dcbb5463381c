import type { Command, CommanderError } from 'commander';
import { nearestWord } from '@kindred/documents';
import { notesOf } from './command-notes.js';

/** A wrong command line in one line: what is wrong, and the one thing to do. */
export function commandFault(error: CommanderError, program: Command): string {
  const typed = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.help':
      return program.helpInformation();
    case 'commander.unknownCommand':
      if (typed === 'help') return 'unknown command `help`; did you mean `--help`?';
      return `unknown command \`${typed}\`; ${suggestion(typed, commandNames(program))}`;
    case 'commander.unknownOption': {
      const command = commandIn(program);
      const flags = ['--help', ...command.options.flatMap(({ long }) => (long ? [long] : []))];
      const [flag = ''] = typed.split('=');
      if (flags.includes(flag)) return `\`${flag}\` takes no value`;
      const elsewhere = command === program ? behindCommand(flag, program) : null;
      if (elsewhere !== null) return elsewhere;
      const near = flag === '-h' ? '--help' : nearestWord(flag, flags);
      const help = `\`${helpOf(command)}\` lists them`;
      return `\`${flag}\` is not an option of ${command.name()}; ${near === null ? help : `did you mean \`${near}\`?`}`;
    }
    case 'commander.missingArgument':
      return `\`${commandIn(program).name()}\` needs ${neededBy(commandIn(program))}`;
    case 'commander.invalidArgument': {
      const [, flag = '', value = '', expected = ''] =
        /option '(--\S+)[^']*' argument '([^']*)' is invalid\.? ?(.*)$/u.exec(error.message) ??
        /(command)-argument value '([^']*)' is invalid for argument '[^']*'\.? ?(.*)$/u.exec(
          error.message,
        ) ??
        [];
      const [, listed] = /^Allowed choices are (.*)\.$/u.exec(expected) ?? [];
      const near = listed === undefined ? null : nearestWord(value, listed.split(', '));
      const allowed = listed === undefined ? expected : `expected ${listed}`;
      const place = flag === 'command' ? commandIn(program).name() : flag;
      return `\`${place} ${value}\`: ${allowed}${near === null ? '' : `; did you mean \`${near}\`?`}`;
    }
    case 'commander.optionMissingArgument':
      return `\`${typed}\` needs a value; see \`${helpOf(commandIn(program))}\``;
    case 'commander.excessArguments':
      return `${commandIn(program).name()} takes one ${takenBy(commandIn(program))}; quote a name with spaces in it`;
    default:
      return error.message.replace(/^error: /u, '').replace(/'/gu, '`');
  }
}

/** Of an option that was typed before its command. Null for one that no command has. */
function behindCommand(flag: string, program: Command): string | null {
  const having = program.commands.filter(({ options }) =>
    options.some(({ long }) => long === flag),
  );
  const named = having.find((command) => program.args.includes(command.name())) ?? having[0];
  const option = named?.options.find(({ long }) => long === flag);
  if (!named || !option) return null;
  return `\`${flag}\` stands behind its command, as in \`kindred ${named.name()} ${option.flags}\``;
}

/** "a track, as in `kindred explain 3`" */
function neededBy(command: Command): string {
  const name = command.registeredArguments[0]?.name() ?? 'word';
  const [example = ''] = (notesOf(command).examples[0] ?? '').split(/ {2,}/u);
  return `${name === 'files' ? 'files' : `a ${name}`}, as in \`${example}\``;
}

function helpOf(command: Command): string {
  return command.parent === null ? 'kindred --help' : `kindred ${command.name()} --help`;
}

/** What a command takes one of, in words. */
function takenBy(command: Command): string {
  const name = command.registeredArguments[0]?.name() ?? 'word';
  return name === 'release' ? 'release file' : name;
}

function suggestion(typed: string, words: readonly string[]): string {
  const near = nearestWord(typed, words);
  return near === null ? `expected ${words.join(', ')}` : `did you mean \`${near}\`?`;
}

function commandNames(program: Command): string[] {
  return program.commands.map((command) => command.name());
}

/** The command that was being read when it went wrong. */
function commandIn(program: Command): Command {
  const [named] = program.args;
  return program.commands.find((command) => command.name() === named) ?? program;
}
