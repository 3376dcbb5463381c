import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** The one argument of most commands: its name, what it is, and what holds without it. */
export const releaseFile = ['[release]', 'the release file', './release.yaml'] as const;

/** Options are listed in these groups, in this order. */
export const optionGroups = ['What is made', 'How it runs', 'What is shown'] as const;

type OptionGroup = (typeof optionGroups)[number];

export function optionIn(group: OptionGroup, flags: string, description: string): Option {
  return new Option(flags, description).helpGroup(group);
}

/** What commands that work on a release's folder take. */
export function withFolder(command: Command): Command {
  const text = "this release's folder (default: reports/<slug of title>)";
  return command.addOption(optionIn('What is made', '--out <folder>', text));
}

/** Of commands that plan. */
export function withDiscardEdits(command: Command): Command {
  const text = 'plan again without the edits of plan.yaml';
  return command.addOption(optionIn('What is made', '--discard-edits', text));
}

/** Of commands that write a report. */
export function withReport(command: Command): Command {
  return command
    .addOption(
      optionIn('What is made', '--no-audio', 'a small report, without the sound to listen to'),
    )
    .addOption(optionIn('What is shown', '--open', 'open the report when it is written'));
}

/** What commands that measure or render take. */
export function withCommonFlags(command: Command): Command {
  command.addOption(
    optionIn('How it runs', '--no-cache', 'do everything anew, and keep nothing for the next run'),
  );
  return withRunFlags(command);
}

/** Of commands that tell how long each stage took. */
export function withVerbose(command: Command): Command {
  return command.addOption(
    optionIn('What is shown', '--verbose', 'at the end, what each stage and track took').conflicts(
      'quiet',
    ),
  );
}

/** What commands that read audio take. */
export function withRunFlags(command: Command): Command {
  command.addOption(
    optionIn('How it runs', '--jobs <count>', 'threads')
      .argParser(asThreads)
      .default(Math.min(threadsMax, availableParallelism()), 'one per core'),
  );
  return withQuiet(withOutputFlags(command));
}

export function withQuiet(command: Command): Command {
  return command.addOption(optionIn('What is shown', '--quiet', 'errors only'));
}

/** What every command takes. */
export function withOutputFlags(command: Command): Command {
  return command
    .addOption(
      optionIn('What is shown', '--json', 'one document on standard output, issues inside'),
    )
    .addOption(
      optionIn('What is shown', '--color <when>', 'colour the words')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(optionIn('What is shown', '--no-color', 'as NO_COLOR=1 does'))
    .addHelpOption(optionIn('What is shown', '--help', 'show this'))
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
