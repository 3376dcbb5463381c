import { isScalar } from 'yaml';
import { z } from 'zod';
import { isUnprintable } from '../source/printable.js';
import { inQuotes } from '../yaml/quoting.js';
import type { Page } from '../yaml/page.js';
import {
  asTextInPlace,
  complainAt,
  complainOfKind,
  inPlace,
  kindOf,
  textOf,
  type Reader,
  type Spot,
} from './reader.js';

const charactersMax = 300;

/** One line of text in NFC, as typed: a number or `true` is a title like any other. */
export function text(): Reader<string> {
  return {
    schema: z.union([z.string().min(1).max(charactersMax), z.number(), z.boolean()]),
    expected: 'text',
    read: readText,
  };
}

function readText(spot: Spot, page: Page): string | undefined {
  if (kindOf(spot.node) !== 'scalar') {
    return complainOfKind(spot, { expected: 'text', fix: asTextInPlace(spot, page) }, page);
  }
  const value = readLine(spot, { charactersMax, page });
  if (value === undefined) return undefined;
  warnOfNumberSign(spot, { value, page });
  return value;
}

/** The text of a scalar, if it is one line that shows and is not endless. */
export function readLine(
  spot: Spot,
  { charactersMax: most, page }: { charactersMax: number; page: Page },
): string | undefined {
  const value = textOf(spot.node).trim().normalize('NFC');
  const characters = Array.from(value);
  if (value === '') return complainOfEmpty(spot, page);
  if (characters.length > most) {
    return complainAt(
      spot,
      {
        code: 'out-of-range',
        message: `${spot.name} is ${characters.length} characters long`,
        got: String(characters.length),
        expected: `at most ${most}`,
        fix: 'shorten it',
      },
      page,
    );
  }
  if (characters.some(isUnprintable)) {
    return complainAt(
      spot,
      {
        code: 'control-character',
        message: `${spot.name} holds a line break or another control character`,
        expected: 'one line of text',
        fix: 'type it anew, on one line',
      },
      page,
    );
  }
  return value;
}

/** `title: Song #1` is read as "Song": a comment begins at the sign. */
function warnOfNumberSign(spot: Spot, { value, page }: { value: string; page: Page }): void {
  const comment = isScalar(spot.node) ? (spot.node.comment ?? '') : '';
  if (!/^\d/.test(comment)) return;
  complainAt(
    spot,
    {
      code: 'comment-in-text',
      severity: 'warning',
      message: `${spot.name} ends before ` + '`#`, which begins a comment',
      fix: `if it belongs to the text: ${inPlace(spot, inQuotes(`${value} #${comment.trimEnd()}`))}`,
    },
    page,
  );
}

function complainOfEmpty(spot: Spot, page: Page): undefined {
  return complainAt(
    spot,
    {
      code: 'missing-value',
      message: `${spot.name} is empty`,
      expected: 'text',
      fix: 'give it a value, or remove it',
    },
    page,
  );
}
