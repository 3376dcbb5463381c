import type { IssuePlace } from '@kindred/records';
import { printableCharacter } from '../source/printable.js';
import { wrapWords } from '../source/wording.js';
import { displayWidth } from './display-width.js';

/** Lines of an issue in a terminal are this wide at most. */
export const lineColumns = 80;

/** Columns shown before the carets in a line that must be cut. */
const leadColumns = 24;

/** One character as shown. */
interface Cell {
  readonly shown: string;
  readonly width: number;
}

/** The line as typed with its number, the carets under the wrong part, and what is said there. */
export function excerptLines(place: IssuePlace, label: string): string[] {
  const { line, column = 1, length = 1, excerpt } = place;
  if (line === undefined || excerpt === undefined) return [];
  const number = String(line).padStart(4);
  const margin = `${' '.repeat(number.length)} |`;
  const room = lineColumns - margin.length - 1;
  const { text, before, width } = cutRound(
    { cells: Array.from(excerpt, cellOf), from: column - 1, to: column - 1 + length },
    room,
  );
  const carets = ' '.repeat(before) + '^'.repeat(Math.max(1, width));
  const besideCarets = label === '' ? carets : `${carets} ${label}`;
  const notes = besideCarets.length <= room ? [besideCarets] : [carets, ...wrapWords(label, room)];
  return [`${number} | ${text}`, ...notes.map((note) => `${margin} ${note}`)].map((shown) =>
    shown.trimEnd(),
  );
}

/** The part of a line that fits into `room` columns with the underlined characters in sight. */
function cutRound(
  { cells, from, to }: { cells: readonly Cell[]; from: number; to: number },
  room: number,
): { text: string; before: number; width: number } {
  const fits = widthOf(cells) <= room;
  const start = fits || widthOf(cells.slice(0, to)) < room ? 0 : startBefore(cells, from);
  const opening = start > 0 ? '…' : '';
  let end = cells.length;
  if (!fits) {
    end = start;
    let left = room - opening.length - 1;
    while (end < cells.length && (cells[end]?.width ?? 0) <= left) {
      left -= cells[end]?.width ?? 0;
      end += 1;
    }
  }
  const text = cells.slice(start, end).map(({ shown }) => shown);
  return {
    text: opening + text.join('') + (end < cells.length ? '…' : ''),
    before: opening.length + widthOf(cells.slice(start, from)),
    width: widthOf(cells.slice(from, Math.min(to, Math.max(end, from)))),
  };
}

function startBefore(cells: readonly Cell[], from: number): number {
  let start = from;
  let left = leadColumns;
  while (start > 0 && (cells[start - 1]?.width ?? 0) <= left) {
    start -= 1;
    left -= cells[start]?.width ?? 0;
  }
  return start;
}

/** A tab shows as one column, so that the carets stand where they should. */
function cellOf(character: string): Cell {
  if (character === '\t') return { shown: '⇥', width: 1 };
  const shown = printableCharacter(character);
  return { shown, width: shown === character ? displayWidth(character) : shown.length };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
