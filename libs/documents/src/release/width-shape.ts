import { usualWidth, type WidthSetting } from '@kindred/records';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { quantity } from '../readers/quantity-value.js';
import { word } from '../readers/word.js';

const wanted = {
  expected: 'off, or a block of amount and most',
  fix: '`width: { amount: 40 %, most: 1.5 dB }`, or `width: off`',
};

/** `match: { width: … }`. */
export const widthShape = byKind<WidthSetting, never, WidthSetting>({
  ...wanted,
  scalar: converted(word({ words: ['off'] as const, ...wanted }), () => ({
    ...usualWidth,
    amount: 0,
  })),
  map: converted(
    block({
      where: ' in `width`',
      example: 'width: { amount: 40 %, most: 1.5 dB }',
      keys: {
        amount: {
          reader: quantity('share'),
          about:
            'How much of the difference in width from the others is undone, 0 to 100 %. Without it: 40 %.',
        },
        most: {
          reader: quantity('widthMost'),
          about: 'No side moves further, 0.5 to 3 dB. Without it: 1.5 dB.',
        },
      },
      elsewhere: {},
    }),
    ({ amount, most }) => ({
      amount: amount === undefined ? usualWidth.amount : amount / 100,
      mostDb: most ?? usualWidth.mostDb,
    }),
  ),
});
