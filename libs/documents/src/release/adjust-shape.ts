import type { Adjustment } from '@kindred/records';
import { bandOf, eqBandTypes, needsGain } from '../plan/eq-shape.js';
import { quantityRules } from '../quantity.js';
import { block } from '../readers/block.js';
import { converted } from '../readers/converted.js';
import { list } from '../readers/list.js';
import { placed } from '../readers/placed.js';
import { plainNumber } from '../readers/plain-number.js';
import { quantity } from '../readers/quantity-value.js';
import type { Reader } from '../readers/reader.js';
import { word } from '../readers/word.js';

type TypedBand = Adjustment['eq'][number];

const example = '{ type: bell, frequency: 3 kHz, q: 0.8, gain: -1 dB }';

/** A bell an octave and a half wide; the steepest shelf or pass without a bump. */
const usualQ = { bell: 0.8, other: 0.71 };

/** How far `adjust` goes: gains and sides either way, and its filters. */
export const adjustLimits = {
  /** Of the track, and of one filter. */
  gainDb: quantityRules.adjustment.max,
  sideDb: quantityRules.side.max,
  q: { min: 0.3, max: 10 },
  /** More is a mix to do again. */
  bands: 16,
} as const;

const corner = block({
  where: ' in a filter',
  keys: {
    type: { reader: word({ words: eqBandTypes }), about: 'Its shape.', required: 'type: bell' },
    frequency: {
      reader: placed(quantity('frequency')),
      about: 'Its centre or corner, in Hz or kHz.',
      required: 'frequency: 3 kHz',
    },
    q: {
      reader: plainNumber({ ...adjustLimits.q, typical: usualQ.bell }),
      about: 'How narrow it is, 0.3 to 10. Without it: 0.8, or 0.71 for shelves and passes.',
    },
    gain: {
      reader: quantity('adjustment'),
      about: 'How much it lifts, -12 to +12 dB. Without it: a pass, which has none.',
      required: 'gain: -1 dB',
      isRequired: needsGain,
    },
  },
  elsewhere: {},
  example,
});

const band: Reader<TypedBand> = {
  schema: corner.schema,
  expected: corner.expected,
  read(spot, page) {
    const { type, frequency, q, gain } = corner.read(spot, page) ?? {};
    const usual = type === 'bell' ? usualQ.bell : usualQ.other;
    const read = bandOf({ type, frequency: frequency?.value, q: q ?? usual, gain }, { spot, page });
    return read && { band: read, ...(frequency && { place: frequency.place }) };
  },
};

/** `adjust: …` of a track. */
export const adjustShape: Reader<Adjustment> = converted(
  block({
    where: ' in `adjust`',
    example: 'adjust: { gain: +0.5 dB }',
    keys: {
      gain: {
        reader: quantity('adjustment'),
        about: 'Added to the gain that the match gives, -12 to +12 dB. Without it: 0 dB.',
      },
      tone: {
        reader: quantity('share'),
        about: 'How much of its tone match is left: 0 % leaves its tone alone. Without it: 100 %.',
      },
      width: {
        reader: quantity('side'),
        about: 'Added to the side from 500 Hz to 8 kHz, -6 to +6 dB. Without it: 0 dB.',
      },
      eq: {
        reader: list({
          entry: band,
          entryName: 'a filter',
          entriesMax: adjustLimits.bands,
          fix: `\`eq: [${example}]\``,
        }),
        about: 'Filters of your own; `most` does not bound them. Without it: none.',
      },
    },
    elsewhere: {
      amount: '`match`',
      most: '`match`',
      offset: 'the track itself',
      limiting: 'the track itself',
      frequency: 'a filter of `eq`',
      q: 'a filter of `eq`',
    },
  }),
  ({ gain, tone, width, eq }): Adjustment => ({
    gainDb: gain ?? 0,
    toneShare: tone === undefined ? 1 : tone / 100,
    sideDb: width ?? 0,
    eq: eq ?? [],
  }),
);
