import { printable } from '@kindred/documents';
import { pinSentence, type Pin } from '@kindred/records';
import { nextCommand, type TypedCommand } from '@kindred/studio';
import type { Ink } from './ink.js';

/** A line for each part that a person fixed: "pinned 2 Exit Ramp gain: +0.4 dB, planned was +1.2". */
export function pinLines(
  pins: readonly Pin[],
  titles: ReadonlyMap<number, string>,
): readonly string[] {
  return pins.map((pin) => {
    const title = printable(titles.get(pin.track) ?? '');
    return `pinned ${`${pin.track} ${title}`.trim()} ${pinSentence(pin)}`;
  });
}

/** What can be done about pins, where there are any. */
export function pinHint(
  pins: readonly Pin[],
  {
    command,
    typed,
    ink,
  }: {
    readonly command: 'plan' | 'master' | 'master --light';
    readonly typed: TypedCommand;
    readonly ink: Ink;
  },
): string[] {
  if (pins.length === 0) return [];
  return [
    `  make the edits permanent: ${ink.path(nextCommand('pin', typed))}`,
    `  drop them: ${ink.path(nextCommand(`${command} --discard-edits`, typed))}`,
  ];
}
