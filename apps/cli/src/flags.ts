import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** The one argument of most commands: its name, what it is, and what holds without it. */
export const releaseFile = ['[release]', 'the release file', './release.yaml'] as const;

/** Of commands that write a report. */
export const noAudio = ['--no-audio', 'a small report, without the sound to listen to'] as const;

/** What commands that work on a release's folder take. */
export function withFolder(command: Command): Command {
  return command.option(
    '--out <folder>',
    "this release's folder (default: reports/<slug of title>)",
  );
}

/** Behind a command's help. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  const lines = examples.map((example) => `\n  ${example}`).join('');
  return command.addHelpText('after', `\nExamples:${lines}`);
}

/** What commands that measure or render take. */
export function withCommonFlags(command: Command): Command {
  command.option('--no-cache', 'do everything anew, and keep nothing for the next run');
  return withRunFlags(command);
}

/** What commands that read audio take. */
export function withRunFlags(command: Command): Command {
  command.addOption(
    new Option('--jobs <count>', 'threads')
      .argParser(asThreads)
      .default(Math.min(threadsMax, availableParallelism()), 'one per core'),
  );
  return withOutputFlags(command).option('--quiet', 'errors only');
}

/** What every command takes. */
export function withOutputFlags(command: Command): Command {
  return command
    .option('--json', 'one document on standard output, issues inside')
    .addOption(
      new Option('--color <when>', 'colour the words')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .helpOption('--help', 'show this')
    .allowExcessArguments(false);
}

const threadsMax = 64;

function asThreads(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > threadsMax) {
    throw new InvalidArgumentError(`expected a whole number from 1 to ${threadsMax}`);
  }
  return count;
}
