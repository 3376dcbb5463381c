import { printable, titleFromName } from '@kindred/documents';
import { pinSentence } from '@kindred/records';
import { jsonText, nextCommand, pinEdits, type PinOutcome } from '@kindred/studio';
import { openConsole, type CommonFlags } from './console-setting.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { tellUnfinished } from './tell-unfinished.js';
import { toldIssues } from './told-issues.js';
import { whole, wrapped } from './decision-lines.js';

export interface PinFlags extends Pick<CommonFlags, 'json' | 'color'> {
  readonly out?: string;
}

/** `kindred pin`: the edits of a plan, moved into its release file. */
export async function pinCommand(file: string, flags: PinFlags): Promise<ExitCode> {
  const console = openConsole(flags);
  const { out, json = false } = flags;
  const outcome = await pinEdits({ releaseFile: file, ...(out === undefined ? {} : { out }) });
  if (json) console.out(jsonText(asDocument(outcome)).trimEnd());
  const titles = new Map<number, string>();
  if (outcome.status !== 'done') {
    return tellUnfinished({ outcome, flags: { json }, console, hasBegun: false, kept: [], titles });
  }
  if (json) return exitCode.kept;
  const { inkOut: ink, inkError } = console;
  const { release, moved, stays, adjust, issues } = outcome;
  for (const line of toldIssues(issues, { ink: inkError, titles, elsewhere: 'with --json' })) {
    console.error(line);
  }
  const shownFile = printable(file);
  const next = nextCommand('plan', { releaseFile: file, out });
  const nameOf = (track: number): string => {
    const { title, file: mix } = release.tracks.find(({ number }) => number === track)!;
    return printable(`${track} ${title ?? titleFromName(mix)}`);
  };
  for (const { track, text } of adjust) {
    console.out(`${ink.marks.note} ${whole(`${nameOf(track)}: adjust: ${text}`, ink)}`);
  }
  for (const { pin, why } of stays) {
    const what = `${nameOf(pin.track)} ${pinSentence(pin)}`;
    console.out(wrapped(`${ink.marks.note} ${what}: stays in plan.yaml; ${why}`));
  }
  console.out(
    moved.length > 0
      ? `${ink.good(ink.marks.done)} ${ink.path(shownFile)}  now  ${ink.path(next)}  decides with it`
      : stays.length > 0
        ? `${shownFile} is as it was.`
        : `plan.yaml holds no edits; ${shownFile} is as it was.`,
  );
  return exitCode.kept;
}

function asDocument(outcome: PinOutcome): object {
  if (outcome.status !== 'done') return outcome;
  const { folder, release: _, ...told } = outcome;
  return { ...told, folder: folder.root };
}
