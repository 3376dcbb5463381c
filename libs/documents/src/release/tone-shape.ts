import { usualTone, type ToneSetting, type ToneWeights } from '@kindred/records';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { quantity } from '../readers/quantity-value.js';
import { word } from '../readers/word.js';

const aims: Readonly<Record<'release' | 'balanced', ToneWeights>> = {
  release: { release: 1, reference: 0, balanced: 0 },
  balanced: { release: 0, reference: 0, balanced: 1 },
};

const weights = converted(
  block({
    where: ' in `toward`',
    example: 'toward: { release: 70 %, balanced: 30 % }',
    keys: {
      release: { reader: quantity('share'), about: "Weight of the release's own centre." },
      balanced: { reader: quantity('share'), about: 'Weight of the corridor of released music.' },
    },
    later: ['reference'],
    elsewhere: {},
  }),
  ({ release, balanced }): ToneWeights => {
    const sum = (release ?? 0) + (balanced ?? 0);
    // Nothing to bring it toward is what the usual target is for.
    if (sum === 0) return usualTone.toward;
    return { release: (release ?? 0) / sum, reference: 0, balanced: (balanced ?? 0) / sum };
  },
);

const toward = byKind<ToneWeights, never, ToneWeights>({
  expected: 'release, balanced, or a block of weights',
  fix: '`toward: release`',
  scalar: converted(word({ words: ['release', 'balanced'] as const }), (aim) => aims[aim]),
  map: weights,
});

/** `match: { tone: … }`. */
export const toneShape = byKind<ToneSetting, never, ToneSetting>({
  expected: 'off, or a block of toward, amount and most',
  fix: '`tone: { toward: release, amount: 70 %, most: 2 dB }`',
  scalar: converted(word({ words: ['off'] as const }), () => ({ ...usualTone, amount: 0 })),
  map: converted(
    block({
      where: ' in `tone`',
      example: 'tone: { toward: release, amount: 70 %, most: 2 dB }',
      keys: {
        toward: {
          reader: toward,
          about: "What tone is brought toward: the release's own centre, or balanced.",
        },
        amount: { reader: quantity('share'), about: 'How much of each fault is undone: 70 %.' },
        most: { reader: quantity('toneMost'), about: 'No frequency moves further: 2 dB.' },
      },
      later: [],
      elsewhere: {},
    }),
    ({ toward: weighted, amount, most }) => ({
      toward: weighted ?? usualTone.toward,
      amount: amount === undefined ? usualTone.amount : amount / 100,
      mostDb: most ?? usualTone.mostDb,
    }),
  ),
});
