import { distance } from 'fastest-levenshtein';

const longestWord = 64;

/**
 * The one clear neighbour of a mistyped word: at most 2 edits and at most a third of the word
 * away, and nearer than every other; null when there is none. Two letters swapped are one edit.
 * A difference in case, spaces, hyphens or underlines alone is none.
 */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  if (typed.length > longestWord) return null;
  const same = words.filter((word) => squeezed(word) === squeezed(typed));
  if (same.length === 1) return same[0] ?? null;
  const ranked = words
    .filter((word) => word.length <= longestWord)
    .map((word) => ({ word, edits: edits(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ edits: count }) => count <= 2 && count * 3 <= typed.length)
    .sort((a, b) => a.edits - b.edits);
  const [best, second] = ranked;
  if (best === undefined || best.edits === second?.edits) return null;
  return best.word;
}

function edits(from: string, to: string): number {
  return isOneSwap(from, to) ? 1 : distance(from, to);
}

function isOneSwap(from: string, to: string): boolean {
  if (from.length !== to.length) return false;
  let at = 0;
  while (at < from.length && from[at] === to[at]) at += 1;
  return (
    from[at] === to[at + 1] && from[at + 1] === to[at] && from.slice(at + 2) === to.slice(at + 2)
  );
}

function squeezed(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}
