import {
  toneAims,
  usualTone,
  type IssuePlace,
  type ToneSetting,
  type ToneWeights,
} from '@kindred/records';
import { block } from '../readers/block.js';
import { byKind } from '../readers/by-kind.js';
import { converted } from '../readers/converted.js';
import { placed } from '../readers/placed.js';
import { quantity } from '../readers/quantity-value.js';
import { complainAt, type Reader } from '../readers/reader.js';
import { word } from '../readers/word.js';

const aims: Readonly<Record<(typeof toneAims)[number], ToneWeights>> = {
  release: { release: 1, reference: 0, balanced: 0 },
  reference: { release: 0, reference: 1, balanced: 0 },
  balanced: { release: 0, reference: 0, balanced: 1 },
};

const typedWeights = block({
  where: ' in `toward`',
  example: 'toward: { release: 70 %, reference: 30 % }',
  keys: {
    release: {
      reader: quantity('share'),
      about: "Weight of the release's own centre, in percent. Without it: 0 %.",
    },
    reference: {
      reader: quantity('share'),
      about: 'Weight of the files under `references`, in percent. Without it: 0 %.',
    },
    balanced: {
      reader: quantity('share'),
      about: 'Weight of the corridor of released music, in percent. Without it: 0 %.',
    },
  },
  elsewhere: {},
});

/** Weights with a sum of 1. */
const weights: Reader<ToneWeights> = {
  ...typedWeights,
  read(spot, page) {
    const before = page.issues().length;
    const typed = typedWeights.read(spot, page);
    if (typed === undefined || page.issues().length > before) return undefined;
    const { release = 0, reference = 0, balanced = 0 } = typed;
    const sum = release + reference + balanced;
    if (sum > 0) {
      return { release: release / sum, reference: reference / sum, balanced: balanced / sum };
    }
    const message = `${spot.name} has no weight over 0 %: tone is brought toward nothing`;
    const fix = '`toward: release`, or `tone: off`';
    return complainAt(spot, { code: 'out-of-range', message, fix }, page);
  },
};

const wantedAim = {
  expected: 'release, reference, balanced, or a block of weights',
  fix: '`toward: release`',
};

const toward = byKind<ToneWeights, never, ToneWeights>({
  ...wantedAim,
  scalar: converted(word({ words: toneAims, ...wantedAim }), (aim) => aims[aim]),
  map: weights,
});

/** How tone is matched, and where that asks for references. */
export interface TypedTone {
  readonly setting: ToneSetting;
  readonly towardReference: IssuePlace | null;
}

const wanted = {
  expected: 'off, or a block of toward, amount and most',
  fix: '`tone: { toward: release, amount: 70 %, most: 2 dB }`, or `tone: off`',
};

/** `match: { tone: … }`. */
export const toneShape = byKind<TypedTone, never, TypedTone>({
  ...wanted,
  scalar: converted(word({ words: ['off'] as const, ...wanted }), (): TypedTone => ({
    setting: { ...usualTone, amount: 0 },
    towardReference: null,
  })),
  map: converted(
    block({
      where: ' in `tone`',
      example: 'tone: { toward: release, amount: 70 %, most: 2 dB }',
      keys: {
        toward: {
          reader: placed(toward),
          about:
            "What tone is brought toward: the release's own centre, references, or balanced. Without it: release.",
        },
        amount: {
          reader: quantity('share'),
          about: 'How much of each fault is undone, 0 to 100 %. Without it: 70 %.',
        },
        most: {
          reader: quantity('toneMost'),
          about: 'No frequency moves further, 0.5 to 4 dB. Without it: 2 dB.',
        },
      },
      elsewhere: {},
    }),
    ({ toward: weighted, amount, most }): TypedTone => ({
      setting: {
        toward: weighted?.value ?? usualTone.toward,
        amount: amount === undefined ? usualTone.amount : amount / 100,
        mostDb: most ?? usualTone.mostDb,
      },
      towardReference: weighted && weighted.value.reference > 0 ? weighted.place : null,
    }),
  ),
});
