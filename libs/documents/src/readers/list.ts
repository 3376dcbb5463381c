import { isSeq, type Node } from 'yaml';
import { z } from 'zod';
import type { Page } from '../yaml/page.js';
import { complainAt, complainOfKind, type Reader, type Spot } from './reader.js';

export interface ListRule<T> {
  readonly entry: Reader<T>;
  /** How an issue names one entry: "a track". */
  readonly entryName: string;
  readonly entriesMax: number;
  /** 1 unless said; 0 lets a list be empty. */
  readonly entriesMin?: 0 | 1;
  /** What to do where it is none, empty or too long. */
  readonly fix: string;
}

/** A list of entries, at least one unless said; those that are wrong are complained of and left out. */
export function list<T>({
  entry,
  entryName,
  entriesMax,
  entriesMin = 1,
  fix,
}: ListRule<T>): Reader<T[]> {
  const expected = `a list, each ${entry.expected}`;
  return {
    schema: z.array(entry.schema).min(entriesMin).max(entriesMax),
    expected,
    read(spot, page) {
      const { node } = spot;
      if (!isSeq(node)) return complainOfKind(spot, { expected, fix }, page);
      const count = node.items.length;
      if (count < entriesMin)
        return complainOfCount(spot, { message: `${spot.name} is empty`, fix, page });
      if (count > entriesMax) {
        const message = `${count} entries in ${spot.name}; a release holds at most ${entriesMax}`;
        return complainOfCount(spot, { message, fix, page });
      }
      return node.items.flatMap((item) => {
        const value = entry.read(entrySpot(item as Node | null, { entryName, page }), page);
        return value === undefined || !page.spend(node) ? [] : [value];
      });
    },
  };
}

function entrySpot(
  item: Node | null,
  { entryName, page }: { entryName: string; page: Page },
): Spot {
  return { key: null, name: entryName, node: page.resolve(item), underlined: item };
}

function complainOfCount(
  spot: Spot,
  { message, fix, page }: { message: string; fix: string; page: Page },
): undefined {
  return complainAt(spot, { code: 'out-of-range', message, fix }, page);
}
