import type { FinishedTrack } from './family.js';
import { findingsOf } from './finding.js';
import { percent } from './percent.js';

/** A tick over the waveform where a finding lies. */
export interface FoundMark {
  readonly x: string;
  /** Of the finding, and of others that begin beside it; empty where one stands right before it. */
  readonly letter: string;
}

/** Ticks nearer to one another than this share of the width are one. */
const tickApart = 0.008;
const letterApart = 0.03;

export function foundMarks(track: FinishedTrack): readonly FoundMark[] {
  const places = findingsOf(track)
    .flatMap(({ letter, places: found = [] }) =>
      letter === undefined
        ? []
        : found.map(({ atSeconds }) => ({ letter, share: atSeconds / track.durationSeconds })),
    )
    .filter(({ share }) => share <= 1)
    .toSorted((a, b) => a.share - b.share);
  const marks: { x: string; letter: string }[] = [];
  const last = new Map<string, number>();
  let named: { share: number; mark: { letter: string } } | null = null;
  for (const { letter, share } of places) {
    const before = last.get(letter);
    if (before !== undefined && share - before < tickApart) continue;
    last.set(letter, share);
    const mark = { x: percent(share), letter: '' };
    marks.push(mark);
    if (named === null || share - named.share >= letterApart) {
      mark.letter = letter;
      named = { share, mark };
    } else if (before === undefined) {
      // A first place is named however near another stands, beside that one's letter.
      named.mark.letter += letter;
    }
  }
  return marks;
}
