import { isMap, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { nearestWord } from '../source/nearest-word.js';
import { asCode, sayChoice, toPaste } from '../source/wording.js';
import { entriesOf, type Entry } from '../yaml/entries.js';
import { rangeOf, type Page } from '../yaml/page.js';
import { complainOfKind, type Reader } from './reader.js';

/** One key of a block. */
export interface KeyRule<T> {
  readonly reader: Reader<T>;
  /** What it is for, in a sentence: editors show it. */
  readonly about: string;
  /** A key that must be there has a line to paste where it is not. */
  readonly required?: string;
  /** Of a required key: whether it is, beside what was read of the others; left out: always. */
  readonly isRequired?: (others: Readonly<Record<string, unknown>>) => boolean;
}

export interface BlockRule<K extends Record<string, KeyRule<unknown>>> {
  /** Where, for an issue: "", " in `match`", " in a track". */
  readonly where: string;
  readonly keys: K;
  /** Keys of other blocks, and the block each belongs in. */
  readonly elsewhere: Readonly<Record<string, string>>;
  /** A line to paste where something else than a block stands. */
  readonly example: string;
}

type ReadKeys<K> = { [P in keyof K]: (K[P] extends KeyRule<infer T> ? T : never) | undefined };

/** A map with fixed keys. Each that is absent or wrong reads as undefined. */
export function block<K extends Record<string, KeyRule<unknown>>>(
  rule: BlockRule<K>,
): Reader<ReadKeys<K>> {
  const expected = `a block of ${sayChoice(Object.keys(rule.keys))}`;
  return {
    schema: schemaOf(rule.keys),
    expected,
    read(spot, page) {
      const { node } = spot;
      if (!isMap(node)) return complainOfKind(spot, { expected, fix: toPaste(rule.example) }, page);
      const entries = entriesOf(node, page);
      const values: Record<string, unknown> = {};
      for (const { key, keyNode, valueNode } of entries) {
        if (!Object.hasOwn(rule.keys, key)) continue;
        const target = page.resolve(valueNode);
        const nothing = target === null || target.range?.[0] === target.range?.[1];
        values[key] = rule.keys[key]?.reader.read(
          { key, name: asCode(key), node: target, underlined: nothing ? keyNode : valueNode },
          page,
        );
      }
      const misspelt = complainOfUnknown(entries, { rule, page });
      complainOfMissing(entries, { map: node, values, misspelt, rule, page });
      return values as ReadKeys<K>;
    },
  };
}

function schemaOf(keys: Record<string, KeyRule<unknown>>): z.ZodType {
  const shape = Object.entries(keys).map(([key, { reader, about, required, isRequired }]) => {
    const described = reader.schema.describe(about);
    return [key, required === undefined || isRequired ? described.optional() : described] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

type AnyRule = BlockRule<Record<string, KeyRule<unknown>>>;

/** Complains of every key that is not read; returns the keys that were probably meant. */
function complainOfUnknown(
  entries: readonly Entry[],
  { rule, page }: { rule: AnyRule; page: Page },
): ReadonlySet<string> {
  const meant = new Set<string>();
  const present = new Map(entries.map((entry) => [entry.key, entry]));
  for (const { key, keyNode } of entries) {
    if (Object.hasOwn(rule.keys, key)) continue;
    const at = rangeOf(keyNode);
    const near = nearestWord(key, Object.keys(rule.keys));
    if (near !== null) meant.add(near);
    page.complain({
      ...at,
      code: 'unknown-key',
      message: `unknown key ${asCode(key)}${rule.where}`,
      got: asCode(key),
      expected: sayChoice(Object.keys(rule.keys)),
      fix: fixForKey({ key, near, present, rule, page }),
    });
  }
  return meant;
}

function fixForKey({
  key,
  near,
  present,
  rule,
  page,
}: {
  key: string;
  near: string | null;
  present: ReadonlyMap<string, Entry>;
  rule: AnyRule;
  page: Page;
}): string {
  const home = Object.hasOwn(rule.elsewhere, key) ? rule.elsewhere[key] : undefined;
  if (home !== undefined) return `${asCode(key)} belongs in ${home}`;
  if (near === null) return 'remove it, or use one of these';
  const there = present.get(near);
  if (there === undefined) return `did you mean ${asCode(near)}?`;
  const { start, end } = rangeOf(there.keyNode);
  return `remove it; ${asCode(near)} is on line ${page.source.place(start, end).line}`;
}

function complainOfMissing(
  entries: readonly Entry[],
  {
    map,
    values,
    misspelt,
    rule,
    page,
  }: {
    map: YAMLMap;
    values: Readonly<Record<string, unknown>>;
    misspelt: ReadonlySet<string>;
    rule: AnyRule;
    page: Page;
  },
): void {
  const needed = Object.entries(rule.keys).filter(
    ([, { required, isRequired }]) => required !== undefined && (isRequired?.(values) ?? true),
  );
  for (const [key, { required }] of needed) {
    if (misspelt.has(key) || entries.some((entry) => entry.key === key)) continue;
    page.complain({
      ...rangeOf(entries[0]?.keyNode ?? map),
      code: 'missing-key',
      message: `no ${asCode(key)} here`,
      expected: needed.map(([name]) => name).join(', '),
      fix: toPaste(required ?? ''),
    });
  }
}
