import { fadeCurves, type Fade } from '@kindred/records';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { quantity } from '../readers/quantity-value.js';
import { word } from '../readers/word.js';

const usualCurve = 'smooth';
const example = '{ length: 4 s, curve: smooth }';

/** `fadeOut: 4 s`, or with a curve of its own. */
export const fadeShape = byKind<Fade, never, Fade | undefined>({
  expected: 'a time, or a block of length and curve',
  fix: '`fadeOut: 4 s`',
  scalar: converted(quantity('fade'), (seconds): Fade => ({ seconds, curve: usualCurve })),
  map: converted(
    block({
      where: ' in a fade',
      example: `fadeOut: ${example}`,
      keys: {
        length: {
          reader: quantity('fade'),
          about: 'How long it takes, 0.01 to 120 s.',
          required: 'length: 4 s',
        },
        curve: {
          reader: word({ words: fadeCurves }),
          about:
            'How it goes: linear, smooth, or exponential (even in decibels). Without it: smooth.',
        },
      },
      elsewhere: {},
    }),
    ({ length, curve }): Fade | undefined =>
      length === undefined ? undefined : { seconds: length, curve: curve ?? usualCurve },
  ),
});
