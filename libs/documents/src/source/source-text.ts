import type { IssuePlace } from '@kindred/records';

/** A text as typed, and where in it an offset lies. */
export interface SourceText {
  readonly text: string;
  /** Place of the characters from `start` to `end`, cut at the end of their first line. */
  place(start: number, end: number): IssuePlace;
}

/** Longer lines are not quoted: no person typed them. */
const excerptMax = 4096;

/** Lines end at a line feed; a carriage return before it belongs to the ending. */
export function createSourceText(fileName: string, text: string): SourceText {
  const lineStarts = offsetsAfter(text, '\n');
  const pairs = offsetsOfSurrogatePairs(text);
  const characters = (start: number, end: number) =>
    end - start - (countBelow(pairs, end) - countBelow(pairs, start));

  return {
    text,
    place(start, end) {
      const line = countBelow(lineStarts, start + 1);
      const lineStart = lineStarts[line - 1] ?? 0;
      const lineEnd = endOfLine(text, lineStarts[line]);
      const from = Math.min(start, lineEnd);
      const to = Math.max(from, Math.min(end, lineEnd));
      const excerpt = text.slice(lineStart, lineEnd);
      return {
        file: fileName,
        line,
        column: characters(lineStart, from) + 1,
        length: characters(from, withoutTrailingSpace(text, { from, to })),
        ...(excerpt.length <= excerptMax ? { excerpt } : {}),
      };
    },
  };
}

/** Where something ends that is not space; a range of nothing but space keeps its end. */
function withoutTrailingSpace(text: string, { from, to }: { from: number; to: number }): number {
  const trimmed = text.slice(from, to).trimEnd();
  return trimmed === '' ? to : from + trimmed.length;
}

function endOfLine(text: string, nextLineStart: number | undefined): number {
  if (nextLineStart === undefined) return text.length;
  const feed = nextLineStart - 1;
  return feed > 0 && text[feed - 1] === '\r' ? feed - 1 : feed;
}

function offsetsAfter(text: string, ending: string): number[] {
  const offsets = [0];
  for (let at = text.indexOf(ending); at >= 0; at = text.indexOf(ending, at + 1)) {
    offsets.push(at + 1);
  }
  return offsets;
}

function offsetsOfSurrogatePairs(text: string): number[] {
  return Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), (match) => match.index);
}

/** How many of the ascending `offsets` lie below `limit`. */
function countBelow(offsets: readonly number[], limit: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
