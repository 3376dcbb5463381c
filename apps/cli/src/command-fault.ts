import type { Command, CommanderError } from 'commander';
import { nearestWord } from '@kindred/documents';

/** A wrong command line in one line: what is wrong, and the one thing to do. */
export function commandFault(error: CommanderError, program: Command): string {
  const typed = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.help':
      return program.helpInformation();
    case 'commander.unknownCommand':
      return `unknown command \`${typed}\`; ${suggestion(typed, commandNames(program))}`;
    case 'commander.unknownOption': {
      const command = commandIn(program);
      const flags = command.options.flatMap(({ long }) => (long ? [long] : []));
      return `\`${typed}\` is not an option of ${command.name()}; ${suggestion(typed, flags)}`;
    }
    case 'commander.missingArgument':
      return `\`${commandIn(program).name()}\` needs ${typed}; see \`kindred ${commandIn(program).name()} --help\``;
    case 'commander.invalidArgument': {
      const [, flag = '', value = '', expected = ''] =
        /option '(--\S+)[^']*' argument '([^']*)' is invalid\.? ?(.*)$/u.exec(error.message) ?? [];
      const allowed = expected.replace(/^Allowed choices are (.*)\.$/u, 'expected $1');
      return `\`${flag} ${value}\`: ${allowed}`;
    }
    case 'commander.optionMissingArgument':
      return `\`${typed}\` needs a value; see \`kindred ${commandIn(program).name()} --help\``;
    case 'commander.excessArguments':
      return `${commandIn(program).name()} takes one ${takenBy(commandIn(program))}; quote a name with spaces in it`;
    default:
      return error.message.replace(/^error: /u, '').replace(/'/gu, '`');
  }
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
