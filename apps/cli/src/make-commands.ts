import type { Command } from 'commander';
import { promiseExits, measureExits, textExits, withNotes } from './command-notes.js';
import type { Finish } from './commands.js';
import {
  optionIn,
  releaseFile,
  withCommonFlags,
  withDiscardEdits,
  withFolder,
  withOutputFlags,
  withQuiet,
  withReport,
  withVerbose,
} from './flags.js';
import { interruptSignal } from './interrupt.js';
import type { MasterFlags } from './master-command.js';
import type { NewFlags } from './new-command.js';
import type { PinFlags } from './pin-command.js';
import type { PlanFlags } from './plan-command.js';
import type { RenderFlags } from './render-command.js';

/** The commands that make something of a release. */
export function addMakeCommands(program: Command, finish: Finish): void {
  addNew(program, finish);
  addMaster(program, finish);
  addPlan(program, finish);
  addRender(program, finish);
  addPin(program, finish);
}

function addNew(program: Command, finish: Finish): void {
  const command = program
    .command('new')
    .summary('write a release file from a folder, its tags and names')
    .description(
      'Writes a release file from a folder of mixes: running order, titles and artist from tags, else ' +
        'from names; every other option as a comment. Nothing that is there is written over.',
    )
    .argument('<folder>', 'the folder that holds the mixes')
    .addOption(
      optionIn('What is made', '--out <file>', 'the release file to write').default(
        './release.yaml',
      ),
    );
  withNotes(command, {
    examples: [
      'kindred new mixes/                         release.yaml, here',
      'kindred new mixes/ --out night-drive.yaml  under another name',
    ],
    exits: [
      [0, 'written'],
      [2, 'it is there already, or the folder holds no mix'],
    ],
  });
  withQuiet(withOutputFlags(command)).action(async (folder: string, flags: NewFlags) => {
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
  withReport(withDiscardEdits(withFolder(command)))
    .addOption(
      optionIn(
        'What is made',
        '--light',
        'demo quality: gain, half the tone, a safety limiter; tagged so, in a folder with -light behind its name',
      ),
    )
    .addOption(
      optionIn(
        'How it runs',
        '--dry-run',
        'say what would be done, and write nothing in the folder',
      ).conflicts(['watch', 'open']),
    )
    .addOption(
      optionIn(
        'How it runs',
        '--watch',
        'master again whenever release file, plan or a mix changes',
      ).conflicts('json'),
    );
  withNotes(command, {
    examples: [
      'kindred master                            the release in ./release.yaml',
      'kindred master night-drive.yaml --jobs 4  on four threads',
      'kindred master --dry-run                  what that would do',
      'kindred master --light                    quickly, to be listened to',
      'kindred master --watch --open             again after every edit, until Ctrl-C',
      'kindred master release.yaml --json        one document on standard output',
    ],
    exits: promiseExits,
  });
  withVerbose(withCommonFlags(command)).action(async (file: string, flags: MasterFlags) => {
    if (flags.dryRun) {
      const { dryRunCommand } = await import('./dry-run-command.js');
      return finish(await dryRunCommand(file, flags));
    }
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
  withDiscardEdits(withFolder(command));
  withNotes(command, {
    examples: [
      'kindred plan                  the release in ./release.yaml',
      'kindred plan --discard-edits  as if plan.yaml had never been edited',
    ],
    exits: measureExits,
  });
  withVerbose(withCommonFlags(command)).action(async (file: string, flags: PlanFlags) => {
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
    .addOption(
      optionIn(
        'What is made',
        '--release <file>',
        'the release file (default: the one the plan names)',
      ),
    );
  withNotes(withReport(command), {
    examples: [
      'kindred render reports/night-drive/plan.yaml',
      'kindred render old/plan.yaml --release night-drive.yaml',
    ],
    exits: promiseExits,
  });
  withVerbose(withCommonFlags(command)).action(async (file: string, flags: RenderFlags) => {
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
  withNotes(withFolder(command), {
    examples: ['kindred pin', 'kindred pin night-drive.yaml'],
    exits: textExits,
  });
  withOutputFlags(command).action(async (file: string, flags: PinFlags) => {
    const { pinCommand } = await import('./pin-command.js');
    finish(await pinCommand(file, flags));
  });
}
