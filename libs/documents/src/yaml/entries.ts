import { isMap, isScalar, isSeq, Scalar, type Node, type YAMLMap } from 'yaml';
import { asCode } from '../source/wording.js';
import { nestingMax } from './nesting.js';
import { placeOf, rangeOf, type Page } from './page.js';

/** One key of a map, with its value as typed (an alias stays one). */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly valueNode: Node | null;
}

/**
 * The entries of a map, those of merge keys (`<<`) after its own; a key of its own wins. Keys that
 * come twice or are no text are complained of and left out.
 */
export function entriesOf(map: YAMLMap, page: Page): Entry[] {
  return gather(map, { page, into: new Map(), within: new Set() });
}

interface Gathering {
  readonly page: Page;
  readonly into: Map<string, Entry>;
  /** Maps being merged, so that a circle ends, and a chain no deeper than anything else. */
  readonly within: ReadonlySet<YAMLMap>;
}

function gather(map: YAMLMap, { page, into, within }: Gathering): Entry[] {
  const own = new Map<string, Entry>();
  const merged: (Node | null)[] = [];
  for (const pair of map.items) {
    const keyNode = page.resolve(pair.key as Node | null);
    const valueNode = (pair.value ?? null) as Node | null;
    if (!page.spend(keyNode)) break;
    if (isMergeKey(keyNode)) merged.push(valueNode);
    else {
      const entry = entryOf({ keyNode, valueNode, map }, page);
      if (entry !== null) keepFirst(entry, { own, page });
    }
  }
  for (const [key, entry] of own) if (!into.has(key)) into.set(key, entry);
  for (const source of merged) mergeFrom(source, { page, into, within: new Set(within).add(map) });
  return [...into.values()];
}

function mergeFrom(node: Node | null, gathering: Gathering): void {
  const { page, within } = gathering;
  const target = page.resolve(node);
  if (!page.spend(node)) return;
  if (isMap(target) && !within.has(target) && within.size <= nestingMax) {
    gather(target, gathering);
  } else if (isSeq(target) && node === target) {
    for (const item of target.items) mergeFrom(item as Node | null, gathering);
  } else if (isMap(target)) {
    page.complain({
      ...rangeOf(node),
      code: 'yaml',
      message: `\`<<\` leads round in a circle, or through more than ${nestingMax} maps`,
      fix: 'remove it',
    });
  } else {
    page.complain({
      ...rangeOf(node),
      code: 'yaml',
      message: '`<<` takes in the keys of a map, and this is none',
      expected: 'an alias of a map, as `*defaults`',
      fix: 'remove it',
    });
  }
}

function entryOf(
  { keyNode, valueNode, map }: { keyNode: Node | null; valueNode: Node | null; map: YAMLMap },
  page: Page,
): Entry | null {
  if (keyNode !== null && isScalar(keyNode)) {
    const key = keyNode.type === Scalar.PLAIN ? (keyNode.source ?? '') : String(keyNode.value);
    if (key !== '') return { key, keyNode, valueNode };
  }
  page.complain({
    ...rangeOf(keyNode ?? map),
    code: 'unknown-key',
    message: 'a key that is not a word',
    fix: 'remove it, or put the text in quotes',
  });
  return null;
}

function keepFirst(entry: Entry, { own, page }: { own: Map<string, Entry>; page: Page }): void {
  const first = own.get(entry.key);
  if (first === undefined) {
    own.set(entry.key, entry);
    return;
  }
  const { line } = placeOf(first.keyNode, page);
  page.complain({
    ...rangeOf(entry.keyNode),
    code: 'duplicate-key',
    message: `${asCode(entry.key)} a second time; it is on line ${line} already`,
    fix: 'keep one of the two',
  });
}

function isMergeKey(key: Node | null): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<';
}
