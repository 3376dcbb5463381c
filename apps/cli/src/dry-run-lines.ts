import { posix } from 'node:path';
import { printable } from '@kindred/documents';
import { sayCount, trackName } from '@kindred/records';
import { nextCommand, type ForeseenRelease, type TypedCommand } from '@kindred/studio';
import { wrapped } from './decision-lines.js';
import type { Ink } from './ink.js';
import { labelledLines } from './labelled-lines.js';
import { pinHint } from './pin-lines.js';
import { planLines } from './plan-summary.js';

export interface DryRunOptions {
  readonly foreseen: ForeseenRelease;
  /** How it was asked for. */
  readonly typed: TypedCommand;
  /** Whether edits of plan.yaml were to be dropped. */
  readonly discards: boolean;
  readonly ink: Ink;
  /** A path as the person would type it. */
  readonly shown: (path: string) => string;
}

/** What would be decided, rendered, kept, written and removed. */
export function dryRunLines({
  foreseen,
  typed,
  discards,
  ink,
  shown,
}: DryRunOptions): readonly string[] {
  const { plan, tracks, files, removed, folder, pins } = foreseen;
  const named = (does: (typeof tracks)[number]['does']): readonly string[] => {
    const chosen = tracks.filter((track) => track.does === does);
    if (chosen.length === 0) return [];
    const isAll = chosen.length === tracks.length && chosen.length > 1;
    const all = isAll ? `all ${sayCount(tracks.length, 'track')}: ` : '';
    return [all + chosen.map((track) => whole(printable(trackName(track)))).join(', ')];
  };
  const root = shown(folder.root);
  const command = plan?.light ? 'master --light' : 'master';
  return [
    ...planLines(foreseen, ink),
    ...labelledLines('render', named('render')),
    ...labelledLines('reuse', named('reuse')),
    ...labelledLines('no master', named('none')),
    ...labelledLines('files', fileWords(files, root)),
    ...labelledLines(
      'records',
      plan ? [`plan.yaml, report.html and what they stand on, in ${root}/`] : [],
    ),
    ...labelledLines(
      'remove',
      removed.map((file) => `${printable(file)}, of the last run`),
    ),
    wrapped(
      `${ink.warn('Dry run')}: nothing was rendered, and ${ink.path(root)} is as it was.` +
        (plan ? ' To do it:' : ''),
    ),
    // Of nothing that could be mastered there is nothing to do.
    ...(plan
      ? [`  ${ink.path(nextCommand(discards ? `${command} --discard-edits` : command, typed))}`]
      : []),
    ...pinHint(pins, { command, typed: plan?.light ? { ...typed, out: root } : typed, ink }),
  ];
}

/** A line for each folder: how many files it would hold, and their names. */
function fileWords(files: readonly string[], root: string): readonly string[] {
  const folders = [...new Set(files.map((file) => posix.dirname(file)))];
  return folders.map((folder) => {
    const names = files
      .filter((file) => posix.dirname(file) === folder)
      .map((file) => whole(printable(posix.basename(file))));
    return `${sayCount(names.length, 'file')} in ${whole(`${root}/${folder}`)}/: ${names.join(', ')}`;
  });
}

/** A name that no line breaks within. */
function whole(name: string): string {
  return name.replaceAll(' ', '\u00a0');
}
