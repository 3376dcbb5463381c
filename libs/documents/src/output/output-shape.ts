import type { Output } from '@kindred/records';
import { z } from 'zod';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { list } from '../readers/list.js';
import { complainAt, complainOfKind, kindOf, textOf, type Reader } from '../readers/reader.js';
import { asCode } from '../source/wording.js';
import { outputText } from './output-text.js';
import { readOutput } from './read-output.js';

/** More kinds of file than there are. */
const outputsMax = 24;
const expected = 'a format, as wav 24-bit, flac 24-bit or mp3 320 kbps';
const fix = '`output: [wav 24-bit, mp3 320 kbps]`';

const one: Reader<Output> = {
  schema: z.string().regex(/^\s*\.?([Ww][Aa][Vv]|[Ff][Ll][Aa][Cc]|[Mm][Pp]3)([\s,].*)?$/u),
  expected,
  read(spot, page) {
    if (kindOf(spot.node) !== 'scalar') return complainOfKind(spot, { expected, fix }, page);
    const typed = textOf(spot.node).trim();
    const reading = readOutput(typed);
    if (reading.status === 'done') return reading.output;
    const { message, fix: repair } = reading;
    return complainAt(
      spot,
      { code: 'unknown-output', message, got: asCode(typed), expected, fix: repair },
      page,
    );
  },
};

const many = list({ entry: one, entryName: 'an output', entriesMax: outputsMax, fix });

/** `output: wav 24-bit`, or a list of such lines, no two of which mean the same file. */
export const outputShape: Reader<readonly Output[]> = byKind<readonly Output[], Output[], never>({
  expected,
  fix,
  scalar: converted(one, (only): readonly Output[] => [only]),
  list: {
    ...many,
    read(spot, page) {
      const outputs = many.read(spot, page);
      if (outputs === undefined) return undefined;
      const texts = outputs.map(outputText);
      const twice = texts.find((text, at) => texts.indexOf(text) < at);
      if (twice === undefined) return outputs;
      const message = `${asCode(twice)} a second time`;
      return complainAt(spot, { code: 'duplicate-key', message, fix: 'keep one of the two' }, page);
    },
  },
});
