import { isScalar } from 'yaml';
import { z } from 'zod';
import {
  complainAt,
  complainOfKind,
  inPlace,
  kindOf,
  textOf,
  type Reader,
  type Spot,
} from '../readers/reader.js';
import { byKind } from '../readers/by-kind.js';
import { list } from '../readers/list.js';
import { rangeOf, type Page } from '../yaml/page.js';
import { inQuotes } from '../yaml/quoting.js';
import { scalarOffsets } from '../yaml/scalar-offsets.js';
import { hear, sentenceMax } from './hear.js';
import { spoken, type SpokenIntent } from './read-direction.js';
import type { Span } from './signs.js';

const expected = 'plain words, as: a touch warmer';

/** More in one place is a mix to do again. */
const sentencesMax = 50;

/** `direction:` in YAML: one sentence, or a list of them; each issue points at the very word. */
export function directionReader(): Reader<SpokenIntent[]> {
  const fix = '`direction: a touch warmer`';
  const several = list({
    entry: sentence(),
    entryName: 'a direction',
    entriesMax: sentencesMax,
    fix,
  });
  return byKind<SpokenIntent[], SpokenIntent[]>({
    expected: `${expected}, or a list of such`,
    fix,
    scalar: sentence(),
    list: { ...several, read: (spot, page) => several.read(spot, page)?.flat() },
  });
}

function sentence(): Reader<SpokenIntent[]> {
  return {
    schema: z.string().min(1).max(sentenceMax),
    expected,
    read(spot, page) {
      if (kindOf(spot.node) !== 'scalar') {
        return complainOfKind(spot, { expected, fix: 'write it in quotes' }, page);
      }
      return cutByNumberSign(spot, page) ?? readSentence(spot, page);
    },
  };
}

function readSentence(spot: Spot, page: Page): SpokenIntent[] {
  const text = textOf(spot.node);
  const whole = rangeOf(spot.node);
  const offsets = scalarOffsets(spot.node, { text, file: page.source.text });
  const inFile = ({ start, end }: Span): Span => {
    const from = offsets?.[start];
    const last = offsets?.[Math.max(start, end - 1)];
    const after = offsets?.[Math.max(start, end - 1) + 1];
    if (from === undefined || last === undefined || after === undefined) return whole;
    return { start: from, end: Math.max(from, after) };
  };
  const { heard, faults } = hear(text);
  for (const fault of faults) page.complain({ ...fault, ...inFile(fault) });
  return heard.map((one) =>
    spoken(one, (span) => {
      const { start, end } = inFile(span);
      return { place: page.source.place(start, end) };
    }),
  );
}

/** `warmer on track #3` ends at the sign in YAML, and would be for every track. */
function cutByNumberSign(spot: Spot, page: Page): undefined | SpokenIntent[] {
  const comment = isScalar(spot.node) ? (spot.node.comment ?? '') : '';
  if (!/^\d/.test(comment)) return undefined;
  const whole = `${textOf(spot.node)} #${comment.trimEnd()}`;
  complainAt(
    spot,
    {
      code: 'comment-in-text',
      message: 'a direction ends before `#`, which begins a comment',
      fix: inPlace(spot, inQuotes(whole)),
    },
    page,
  );
  return [];
}
