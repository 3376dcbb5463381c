import { z } from 'zod';
import { nearestWord } from '../source/nearest-word.js';
import { asCode, sayChoice } from '../source/wording.js';
import type { Page } from '../yaml/page.js';
import { complainAt, complainOfKind, kindOf, textOf, type Reader, type Spot } from './reader.js';

/** One of a few words. */
export interface WordRule<W extends string> {
  readonly words: readonly W[];
  /** All that may stand here, if it is more than the words. */
  readonly expected?: string;
  /** What to do where none of the words is near, if more than the words may stand here. */
  readonly fix?: string;
}

const oneOf = 'write one of these words';

export function word<W extends string>(rule: WordRule<W>): Reader<W> {
  const { words, expected = sayChoice(words), fix = oneOf } = rule;
  return {
    schema: z.enum(words as readonly [W, ...W[]]),
    expected,
    read(spot, page) {
      if (kindOf(spot.node) !== 'scalar') return complainOfKind(spot, { expected, fix }, page);
      const typed = textOf(spot.node).trim();
      const found = words.find((candidate) => candidate === typed);
      return found ?? complainOfWord(spot, { typed, words, expected, fix, page });
    },
  };
}

function complainOfWord<W extends string>(
  spot: Spot,
  {
    typed,
    words,
    expected,
    fix,
    page,
  }: { typed: string; words: readonly W[]; expected: string; fix: string; page: Page },
): undefined {
  const near = nearestWord(typed, words);
  return complainAt(
    spot,
    {
      code: 'unknown-word',
      message: `unknown word ${asCode(typed)} for ${spot.name}`,
      got: asCode(typed),
      expected,
      fix: near === null ? fix : `did you mean ${asCode(near)}?`,
    },
    page,
  );
}
