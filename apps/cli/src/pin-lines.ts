import { printable } from '@kindred/documents';
import { pinSentence, type Pin } from '@kindred/records';

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
