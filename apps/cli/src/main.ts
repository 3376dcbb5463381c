import { Command, CommanderError } from 'commander';
import { promiseExits, withNotes } from './command-notes.js';
import { addCommands, type Finish } from './commands.js';
import { exitCode } from './exit-code.js';
import { formatHelp } from './help-text.js';
import { colorTyped, isColored } from './ink.js';
import { version } from './version.js';

/**
 * Runs one command line and answers its exit code. Each command is loaded only when it is called, so
 * that help and refusals come at once.
 */
export async function run(words: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe();
  let code: number = exitCode.kept;
  const program = createProgram((result) => (code = result), words);
  try {
    await program.parseAsync(words.length === 0 ? ['--help'] : words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCode.kept;
      const { commandFault } = await import('./command-fault.js');
      process.stderr.write(`${commandFault(error, program)}\n`);
      return exitCode.refused;
    }
    const { message, stack } = error as Error;
    process.stderr.write(`This is a fault in Kindred, not in the files: ${message}\n`);
    if (process.env['KINDRED_DEBUG']) process.stderr.write(`${stack}\n`);
    return exitCode.broken;
  }
}

/** `kindred … | head` closes our output early: that is no fault. */
function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(exitCode.kept);
      throw error;
    });
  }
}

/** The whole command line. @param words what was typed, for the colours of help */
export function createProgram(finish: Finish, words: readonly string[] = []): Command {
  const program = new Command('kindred')
    .description('Masters a whole release at once, so that its tracks sound like one family.')
    .version(`kindred ${version}`, '--version', 'print the version')
    .helpOption('--help', 'show this, or the help of one command')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ formatHelp })
    .configureOutput({
      writeErr: () => undefined,
      getOutHasColors: () =>
        isColored({
          choice: colorTyped(words),
          isTerminal: process.stdout.isTTY === true,
          environment: process.env,
        }),
    });
  withNotes(program, {
    examples: [
      'kindred new mixes/              write release.yaml from a folder of mixes',
      'kindred master release.yaml     make the masters, and a report to review',
      'kindred explain 3               why track 3 got this gain and this EQ',
    ],
    exits: promiseExits,
  });
  addCommands(program, finish);
  return program;
}
