import { Option, type Command } from 'commander';
import type { TargetWord } from '@kindred/records';
import type { CheckFlags } from './check-command.js';
import type { CommonFlags } from './console-setting.js';
import type { ExplainFlags } from './explain-command.js';
import {
  noAudio,
  releaseFile,
  withCommonFlags,
  withExamples,
  withFolder,
  withOutputFlags,
  withRunFlags,
} from './flags.js';
import { interruptSignal } from './interrupt.js';
import type { MasterFlags } from './master-command.js';
import type { NewFlags } from './new-command.js';
import type { PinFlags } from './pin-command.js';
import type { PlanFlags } from './plan-command.js';
import type { RenderFlags } from './render-command.js';
import type { ReportFlags } from './report-command.js';
import type { WordsFlags } from './words-command.js';

/** As the records know them; those would load more than all of help does. */
const targets: readonly TargetWord[] = ['quiet', 'streaming', 'competitive', 'loud', 'broadcast'];

/** Takes a command's exit code. */
export type Finish = (code: number) => void;

/** Adds every command, in the order that help lists them. */
export function addCommands(program: Command, finish: Finish): void {
  addNew(program, finish);
  addMaster(program, finish);
  addPlan(program, finish);
  addRender(program, finish);
  addPin(program, finish);
  addExplain(program, finish);
  addProfile(program, finish);
  addCheck(program, finish);
  addReport(program, finish);
  addWords(program, finish);
}

function addNew(program: Command, finish: Finish): void {
  const command = program
    .command('new')
    .summary('write a release file from a folder of mixes, its tags and names')
    .description(
      'Writes a release file from a folder of mixes: running order, titles and artist from tags, else ' +
        'from names; every other option as a comment. Nothing that is there is written over.',
    )
    .argument('<folder>', 'the folder that holds the mixes')
    .option('--out <file>', 'the release file to write', './release.yaml');
  withExamples(command, ['kindred new mixes/', 'kindred new mixes/ --out night-drive.yaml']);
  withOutputFlags(command)
    .option('--quiet', 'errors only')
    .action(async (folder: string, flags: NewFlags) => {
      const { newCommand } = await import('./new-command.js');
      finish(await newCommand(folder, flags));
    });
}

function addMaster(program: Command, finish: Finish): void {
  const command = program
    .command('master')
    .summary('measure, plan, render, verify and report, in one run')
    .description('Masters a release: measures, plans, renders, reads every file back, and reports.')
    .argument(...releaseFile);
  withFolder(command)
    .option('--discard-edits', 'plan again without the edits of plan.yaml')
    .addOption(
      new Option('--watch', 'master again whenever release file, plan or a mix changes').conflicts(
        'json',
      ),
    )
    .option(...noAudio);
  withExamples(command, [
    'kindred master                            the release in ./release.yaml',
    'kindred master night-drive.yaml --jobs 4  on four threads',
    'kindred master --watch                    again after every edit, until Ctrl-C',
    'kindred master release.yaml --json        one document on standard output',
  ]);
  withCommonFlags(command).action(async (file: string, flags: MasterFlags) => {
    if (flags.watch) {
      // Before anything is loaded: it goes on until Ctrl-C, whenever that comes.
      interruptSignal();
      const { watchCommand } = await import('./watch-command.js');
      return finish(await watchCommand(file, flags));
    }
    const { masterCommand } = await import('./master-command.js');
    finish(await masterCommand(file, flags));
  });
}

function addPlan(program: Command, finish: Finish): void {
  const command = program
    .command('plan')
    .summary('decide everything and write plan.yaml; render nothing')
    .description(
      'Decides a release and writes plan.yaml, to be read and edited. Nothing is rendered.',
    )
    .argument(...releaseFile);
  withFolder(command).option('--discard-edits', 'plan again without the edits of plan.yaml');
  withExamples(command, [
    'kindred plan                  the release in ./release.yaml',
    'kindred plan --discard-edits  as if plan.yaml had never been edited',
  ]);
  withCommonFlags(command).action(async (file: string, flags: PlanFlags) => {
    const { planCommand } = await import('./plan-command.js');
    finish(await planCommand(file, flags));
  });
}

function addRender(program: Command, finish: Finish): void {
  const command = program
    .command('render')
    .summary('render exactly what a plan.yaml says')
    .description(
      'Renders what a plan says, number by number, beside it; checks and reports as master does.',
    )
    .argument('<plan>', 'a plan.yaml')
    .option('--release <file>', 'the release file (default: the one the plan names)')
    .option(...noAudio);
  withExamples(command, ['kindred render reports/night-drive/plan.yaml']);
  withCommonFlags(command).action(async (file: string, flags: RenderFlags) => {
    const { renderCommand } = await import('./render-command.js');
    finish(await renderCommand(file, flags));
  });
}

function addPin(program: Command, finish: Finish): void {
  const command = program
    .command('pin')
    .summary('move your edits of plan.yaml into the release file')
    .description('Moves what was edited in plan.yaml into the release file, under `adjust`.')
    .argument(...releaseFile);
  withFolder(command);
  withExamples(command, ['kindred pin', 'kindred pin night-drive.yaml']);
  withOutputFlags(command).action(async (file: string, flags: PinFlags) => {
    const { pinCommand } = await import('./pin-command.js');
    finish(await pinCommand(file, flags));
  });
}

function addExplain(program: Command, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('why one track got this gain, this EQ, this limiting')
    .description(
      'Says why a track is as it is, from the last plan and the last masters. Reads no audio.',
    )
    .argument('<track>', 'its number, title or file')
    .option('--release <file>', 'the release file', './release.yaml');
  withFolder(command);
  withExamples(command, [
    'kindred explain 3',
    'kindred explain "Exit Ramp" --release night-drive.yaml',
  ]);
  withOutputFlags(command).action(async (track: string, flags: ExplainFlags) => {
    const { explainCommand } = await import('./explain-command.js');
    finish(await explainCommand(track, flags));
  });
}

function addProfile(program: Command, finish: Finish): void {
  const command = program
    .command('profile')
    .summary('measure files: loudness, range and peaks')
    .description('Measures audio files, or the tracks of a release file. Nothing is made.')
    .argument('<files...>', 'audio files, or one release file');
  withExamples(command, ['kindred profile mixes/*.wav', 'kindred profile release.yaml --json']);
  withCommonFlags(command).action(async (files: string[], flags: CommonFlags) => {
    const { profileCommand } = await import('./profile-command.js');
    finish(await profileCommand(files, flags));
  });
}

function addCheck(program: Command, finish: Finish): void {
  const command = program
    .command('check')
    .summary('hold finished masters against a target, for CI')
    .description(
      'Reads finished masters from any tool and holds them against a target: loudness, peaks, how ' +
        'alike they are, faults of the sound, tags and names. With a release file, its delivered ' +
        'masters, as they lie there now. Nothing is changed; exit code 1 on a broken promise.',
    )
    .argument('<files...>', 'finished audio files, or one release file')
    .addOption(
      new Option(
        '--target <word>',
        "what is aimed for (default: the release's, else streaming)",
      ).choices(targets),
    )
    .option('--junit <file>', 'write the results as JUnit XML, too');
  withFolder(command);
  withExamples(command, [
    'kindred check masters/*.wav                    held against streaming',
    'kindred check masters/*.flac --target loud',
    'kindred check release.yaml --junit check.xml   what was delivered, for CI',
  ]);
  withRunFlags(command).action(async (files: string[], flags: CheckFlags) => {
    const { checkCommand } = await import('./check-command.js');
    finish(await checkCommand(files, flags));
  });
}

function addReport(program: Command, finish: Finish): void {
  const command = program
    .command('report')
    .summary('write report.html again from the last run')
    .description('Writes report.html again from the records beside it. Reads no audio.')
    .argument('[release]', 'the release file, or the folder of a release', './release.yaml')
    .option(...noAudio);
  withFolder(command);
  withExamples(command, [
    'kindred report',
    'kindred report reports/night-drive             from its folder',
    'kindred report reports/night-drive --no-audio  small enough to mail',
  ]);
  withOutputFlags(command).action(async (of: string, flags: ReportFlags) => {
    const { reportCommand } = await import('./report-command.js');
    finish(await reportCommand(of, flags));
  });
}

function addWords(program: Command, finish: Finish): void {
  const command = program
    .command('words')
    .summary('the words that plain-language directions are made of')
    .description('Lists the words that a direction can be made of, or says what one of them does.')
    .argument('[word...]', 'a word, in any of its forms');
  withExamples(command, ['kindred words', 'kindred words warmth']);
  withOutputFlags(command).action(async (words: string[], flags: WordsFlags) => {
    const { wordsCommand } = await import('./words-command.js');
    finish(wordsCommand(words, flags));
  });
}
