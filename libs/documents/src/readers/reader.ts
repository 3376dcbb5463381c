import { isMap, isScalar, isSeq, Scalar, type Node } from 'yaml';
import type { z } from 'zod';
import { toPaste } from '../source/wording.js';
import { inQuotes } from '../yaml/quoting.js';
import { rangeOf, type Complaint, type Page } from '../yaml/page.js';

/**
 * What may stand at one place of a file: the shape an editor checks it by, and how it is read
 * with every issue placed. One definition for both.
 */
export interface Reader<T> {
  readonly schema: z.ZodType;
  /** What belongs here, in words. */
  readonly expected: string;
  /** The value, or undefined after a complaint. */
  read(spot: Spot, page: Page): T | undefined;
}

/** One value of a file under reading, aliases followed. */
export interface Spot {
  /** The key it stands under; null for an entry of a list. */
  readonly key: string | null;
  /** How an issue names it: "`title`", "a track". */
  readonly name: string;
  readonly node: Node | null;
  /** What to underline: the alias where there is one, the key where there is no value. */
  readonly underlined: Node | null;
}

/** The kinds of value that YAML tells apart and a reader cares for. */
export type NodeKind = 'nothing' | 'scalar' | 'list' | 'map';

export function kindOf(node: Node | null): NodeKind {
  if (isMap(node)) return 'map';
  if (isSeq(node)) return 'list';
  return isScalar(node) && !isNothing(node) ? 'scalar' : 'nothing';
}

/** A scalar as typed: plain ones by their letters (`007`, `true`), quoted ones unquoted. */
export function textOf(node: Node | null): string {
  if (!isScalar(node)) return '';
  return node.type === Scalar.PLAIN ? (node.source ?? '') : String(node.value);
}

/** Text to paste in place of a value: with its key, or as a list entry. */
export function inPlace(spot: Spot, value: string): string {
  return toPaste(spot.key === null ? `- ${value}` : `${spot.key}: ${value}`);
}

export function complainAt(
  spot: Spot,
  complaint: Omit<Complaint, 'start' | 'end'>,
  page: Page,
): undefined {
  page.complain({ ...rangeOf(spot.underlined), ...complaint });
}

/** A value of another kind than belongs here, or none. */
export function complainOfKind(
  spot: Spot,
  { expected, fix }: { expected: string; fix: string },
  page: Page,
): undefined {
  const kind = kindOf(spot.node);
  if (kind === 'nothing') {
    const hash = isScalar(spot.node) && spot.node.comment;
    return complainAt(
      spot,
      {
        code: 'missing-value',
        message: `${spot.name} has no value${hash ? '; `#` begins a comment' : ''}`,
        expected,
        fix: hash ? inPlace(spot, `"#${hash.trimEnd()}"`) : 'give it one, or remove it',
      },
      page,
    );
  }
  const got = { scalar: 'text', list: 'a list', map: 'a block of keys' }[kind];
  const message = `${spot.name} is ${got}`;
  return complainAt(spot, { code: 'wrong-type', message, got, expected, fix }, page);
}

/** What to do where brackets or braces were meant as text: the same in quotes. */
export function asTextInPlace(spot: Spot, page: Page): string {
  const { start, end } = rangeOf(spot.node);
  const typed = page.source.text.slice(start, end);
  return typed.includes('\n') ? 'write it on one line' : inPlace(spot, inQuotes(typed));
}

/** Null as YAML writes it: nothing at all, `~`, or the word without quotes. */
function isNothing(node: Scalar): boolean {
  return node.value === null;
}
