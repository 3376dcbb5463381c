import type { Command } from 'commander';
import type { TargetWord } from '@kindred/records';
import type { CheckFlags } from './check-command.js';
import { measureExits, promiseExits, textExits, withNotes } from './command-notes.js';
import type { Finish } from './commands.js';
import type { CommonFlags } from './console-setting.js';
import type { ExplainFlags } from './explain-command.js';
import {
  optionIn,
  withCommonFlags,
  withFolder,
  withOutputFlags,
  withReport,
  withRunFlags,
} from './flags.js';
import type { ReportFlags } from './report-command.js';
import type { WordsFlags } from './words-command.js';

/** As the records know them; those would load more than all of help does. */
const targets: readonly TargetWord[] = ['quiet', 'streaming', 'competitive', 'loud', 'broadcast'];

/** The commands that look at a release, or at files, and change none. */
export function addLookCommands(program: Command, finish: Finish): void {
  addExplain(program, finish);
  addProfile(program, finish);
  addCheck(program, finish);
  addReport(program, finish);
  addWords(program, finish);
}

function addExplain(program: Command, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('why one track got this gain, this EQ, this limiting')
    .description(
      'Says why a track is as it is, from the last plan and the last masters. Reads no audio.',
    )
    .argument('<track>', 'its number, title or file')
    .addOption(
      optionIn('How it runs', '--release <file>', 'the release file').default('./release.yaml'),
    )
    .addOption(
      optionIn(
        'How it runs',
        '--out <folder>',
        "this release's folder (default: reports/<slug of title>)",
      ),
    );
  withNotes(command, {
    examples: ['kindred explain 3', 'kindred explain "Exit Ramp" --release night-drive.yaml'],
    exits: [
      [0, 'told'],
      [2, 'there is no such track, or nothing was planned yet'],
    ],
  });
  withOutputFlags(command).action(async (track: string, flags: ExplainFlags) => {
    const { explainCommand } = await import('./explain-command.js');
    finish(await explainCommand(track, flags));
  });
}

function addProfile(program: Command, finish: Finish): void {
  const command = program
    .command('profile')
    .summary('measure files: loudness, range, peaks, tone and width')
    .description('Measures audio files, or the tracks of a release file. Nothing is made.')
    .argument('<files...>', 'audio files, or one release file');
  withNotes(command, {
    examples: [
      'kindred profile mixes/*.wav          a table',
      'kindred profile release.yaml --json  every figure of every track',
    ],
    exits: measureExits,
  });
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
        'masters, as they lie there now. Nothing is changed.',
    )
    .argument('<files...>', 'finished audio files, or one release file')
    .addOption(
      optionIn(
        'How it runs',
        '--target <word>',
        "what is aimed for (default: the release's, else streaming)",
      ).choices(targets),
    )
    .addOption(optionIn('What is made', '--junit <file>', 'write the results as JUnit XML, too'))
    .addOption(
      optionIn(
        'How it runs',
        '--out <folder>',
        "the release's folder (default: reports/<slug of title>)",
      ),
    );
  withNotes(command, {
    examples: [
      'kindred check masters/*.wav                    held against streaming',
      'kindred check masters/*.flac --target loud',
      'kindred check release.yaml --junit check.xml   what was delivered, for CI',
    ],
    exits: promiseExits,
  });
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
    .argument('[release]', 'the release file, or the folder of a release', './release.yaml');
  withNotes(withReport(withFolder(command)), {
    examples: [
      'kindred report --open',
      'kindred report reports/night-drive             from its folder',
      'kindred report reports/night-drive --no-audio  small enough to mail',
    ],
    exits: textExits,
  });
  withOutputFlags(command).action(async (of: string, flags: ReportFlags) => {
    const { reportCommand } = await import('./report-command.js');
    finish(await reportCommand(of, flags));
  });
}

function addWords(program: Command, finish: Finish): void {
  const command = program
    .command('words')
    .summary('the words that `direction:` understands')
    .description('Lists the words that a direction can be made of, or says what one of them does.')
    .argument('[word...]', 'a word, in any of its forms');
  withNotes(command, {
    examples: ['kindred words         all of them', 'kindred words warmth  what it does'],
    exits: [
      [0, 'told'],
      [2, 'there is no such word'],
    ],
  });
  withOutputFlags(command).action(async (words: string[], flags: WordsFlags) => {
    const { wordsCommand } = await import('./words-command.js');
    finish(wordsCommand(words, flags));
  });
}
