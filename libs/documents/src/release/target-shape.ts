import {
  limitingBudgets,
  targetMeanings,
  targetPresets,
  targetWords,
  type Target,
} from '@kindred/records';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { quantity } from '../readers/quantity-value.js';
import { word } from '../readers/word.js';
import { keyHomes } from './key-homes.js';
import { targetWord } from './target-word.js';

/** A target, and how high lossy files may peak when they are decoded. */
export interface TypedTarget {
  readonly target: Target;
  readonly lossyPeakDbtp?: number;
}

/** `target: streaming`, or a block of numbers. */
export const targetShape = byKind<TypedTarget, never, TypedTarget>({
  expected: `${targetWords.join(', ')} or a block`,
  fix: '`target: streaming`',
  scalar: converted(targetWord(), (named): TypedTarget => ({ target: named })),
  map: converted(
    block({
      where: ' in `target`',
      example: 'target: { loudness: -14 LUFS }',
      keys: {
        loudness: {
          reader: quantity('loudness'),
          about: 'The level aimed for, -40 to -5 LUFS. Without it: -14 LUFS.',
        },
        of: {
          reader: word({ words: targetMeanings }),
          about:
            'What is that loud: the loudest track, the album as one, or every track. ' +
            'Without it: loudest track.',
        },
        truePeak: {
          reader: quantity('truePeak'),
          about: 'No peak of a master passes this, -9 to 0 dBTP. Without it: -1 dBTP.',
        },
        limiting: {
          reader: word({ words: limitingBudgets }),
          about: 'How much may be held back by the limiter. Without it: gentle.',
        },
        lossyPeak: {
          reader: quantity('lossyPeak'),
          about: 'No MP3 decodes to a higher true peak, -3 to 3 dBTP. Without it: 0 dBTP.',
        },
      },
      elsewhere: keyHomes,
    }),
    ({ loudness, of, truePeak, limiting, lossyPeak }): TypedTarget => ({
      target: {
        word: 'custom',
        loudnessLufs: loudness ?? targetPresets.streaming.loudnessLufs,
        of: of ?? targetPresets.streaming.of,
        ceilingDbtp: truePeak ?? targetPresets.streaming.ceilingDbtp,
        limiting: limiting ?? targetPresets.streaming.limiting,
      },
      ...(lossyPeak === undefined ? {} : { lossyPeakDbtp: lossyPeak }),
    }),
  ),
});
