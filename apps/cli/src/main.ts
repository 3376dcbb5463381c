import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CommonFlags } from './console-setting.js';
import { exitCode } from './exit-code.js';
import type { ExplainFlags } from './explain-command.js';
import type { MasterFlags } from './master-command.js';
import type { PinFlags } from './pin-command.js';
import type { PlanFlags } from './plan-command.js';
import { version } from './version.js';
import type { RenderFlags } from './render-command.js';
import type { WordsFlags } from './words-command.js';

/**
 * Runs one command line and answers its exit code. Each command is loaded only when it is called, so
 * that help and refusals come at once.
 */
export async function run(words: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe();
  let code: number = exitCode.kept;
  const program = describe((result) => (code = result));
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

type Finish = (code: number) => void;

function describe(finish: Finish): Command {
  const program = new Command('kindred')
    .description('Masters a whole release at once, so that its tracks sound like one family.')
    .usage('<command> [options]')
    .version(`kindred ${version}`, '--version', 'print the version')
    .helpOption('--help', 'show this, or the help of one command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addHelpText(
      'after',
      `
Examples:
  kindred plan release.yaml        decide everything, and write plan.yaml
  kindred master release.yaml      make the masters, and a report to review
  kindred render plan.yaml         render exactly what a plan says
  kindred explain 3                why track 3 got this gain and this EQ
  kindred profile mixes/*.wav      measure files; nothing is made

Exit code: 0 all promises kept, 1 a track failed or a promise was broken,
2 the command or release file is wrong, 130 stopped with Ctrl-C`,
    );
  describeMaster(program, finish);
  describePlan(program, finish);
  describeRender(program, finish);
  describePin(program, finish);
  describeExplain(program, finish);
  describeProfile(program, finish);
  describeWords(program, finish);
  return program;
}

function describeMaster(program: Command, finish: Finish): void {
  const command = program
    .command('master')
    .summary('measure, plan, render, verify and report, in one run')
    .description('Masters a release: measures, plans, renders, reads every file back, and reports.')
    .argument('[release]', 'the release file', './release.yaml')
    .option('--out <folder>', "this release's folder (default: reports/<slug of title>)")
    .option('--discard-edits', 'plan again without the edits of plan.yaml')
    .addHelpText(
      'after',
      `
Examples:
  kindred master                            the release in ./release.yaml
  kindred master night-drive.yaml --jobs 4  on four threads
  kindred master release.yaml --json        one document on standard output`,
    );
  withCommonFlags(command).action(async (file: string, flags: MasterFlags) => {
    const { masterCommand } = await import('./master-command.js');
    finish(await masterCommand(file, flags));
  });
}

function describePlan(program: Command, finish: Finish): void {
  const command = program
    .command('plan')
    .summary('decide everything and write plan.yaml; render nothing')
    .description(
      'Decides a release and writes plan.yaml, to be read and edited. Nothing is rendered.',
    )
    .argument('[release]', 'the release file', './release.yaml')
    .option('--out <folder>', "this release's folder (default: reports/<slug of title>)")
    .option('--discard-edits', 'plan again without the edits of plan.yaml')
    .addHelpText(
      'after',
      `
Examples:
  kindred plan                  the release in ./release.yaml
  kindred plan --discard-edits  as if plan.yaml had never been edited`,
    );
  withCommonFlags(command).action(async (file: string, flags: PlanFlags) => {
    const { planCommand } = await import('./plan-command.js');
    finish(await planCommand(file, flags));
  });
}

function describeRender(program: Command, finish: Finish): void {
  const command = program
    .command('render')
    .summary('render exactly what a plan.yaml says')
    .description(
      'Renders what a plan says, number by number, beside it; checks and reports as master does.',
    )
    .argument('<plan>', 'a plan.yaml')
    .option('--release <file>', 'the release file (default: the one the plan names)')
    .addHelpText(
      'after',
      `
Examples:
  kindred render reports/night-drive/plan.yaml`,
    );
  withCommonFlags(command).action(async (file: string, flags: RenderFlags) => {
    const { renderCommand } = await import('./render-command.js');
    finish(await renderCommand(file, flags));
  });
}

function describePin(program: Command, finish: Finish): void {
  const command = program
    .command('pin')
    .summary('move your edits of plan.yaml into the release file')
    .description('Moves what was edited in plan.yaml into the release file, under `adjust`.')
    .argument('[release]', 'the release file', './release.yaml')
    .option('--out <folder>', "this release's folder (default: reports/<slug of title>)")
    .addHelpText(
      'after',
      `
Examples:
  kindred pin
  kindred pin night-drive.yaml`,
    );
  withOutputFlags(command).action(async (file: string, flags: PinFlags) => {
    const { pinCommand } = await import('./pin-command.js');
    finish(await pinCommand(file, flags));
  });
}

function describeExplain(program: Command, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('why one track got this gain, this EQ, this limiting')
    .description(
      'Says why a track is as it is, from the last plan and the last masters. Reads no audio.',
    )
    .argument('<track>', 'its number, title or file')
    .option('--release <file>', 'the release file', './release.yaml')
    .option('--out <folder>', "this release's folder (default: reports/<slug of title>)")
    .addHelpText(
      'after',
      `
Examples:
  kindred explain 3
  kindred explain "Exit Ramp" --release night-drive.yaml`,
    );
  withOutputFlags(command).action(async (track: string, flags: ExplainFlags) => {
    const { explainCommand } = await import('./explain-command.js');
    finish(await explainCommand(track, flags));
  });
}

function describeProfile(program: Command, finish: Finish): void {
  const command = program
    .command('profile')
    .summary('measure files: loudness, range and peaks')
    .description('Measures audio files, or the tracks of a release file. Nothing is made.')
    .argument('<files...>', 'audio files, or one release file')
    .addHelpText(
      'after',
      `
Examples:
  kindred profile mixes/*.wav
  kindred profile release.yaml --json`,
    );
  withCommonFlags(command).action(async (files: string[], flags: CommonFlags) => {
    const { profileCommand } = await import('./profile-command.js');
    finish(await profileCommand(files, flags));
  });
}

function describeWords(program: Command, finish: Finish): void {
  const command = program
    .command('words')
    .summary('the words that plain-language directions are made of')
    .description('Lists the words that a direction can be made of, or says what one of them does.')
    .argument('[word...]', 'a word, in any of its forms')
    .addHelpText(
      'after',
      `
Examples:
  kindred words
  kindred words warmth`,
    );
  withOutputFlags(command).action(async (words: string[], flags: WordsFlags) => {
    const { wordsCommand } = await import('./words-command.js');
    finish(wordsCommand(words, flags));
  });
}

function withCommonFlags(command: Command): Command {
  command.addOption(
    new Option('--jobs <count>', 'threads')
      .argParser(asThreads)
      .default(Math.min(threadsMax, availableParallelism()), 'one per core'),
  );
  command.option('--no-cache', 'measure everything anew, and keep nothing for the next run');
  return withOutputFlags(command).option('--quiet', 'errors only');
}

function withOutputFlags(command: Command): Command {
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
