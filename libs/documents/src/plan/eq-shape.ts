import type { EqBand } from '@kindred/records';
import { block } from '../readers/block.js';
import { list } from '../readers/list.js';
import { plainNumber } from '../readers/plain-number.js';
import { quantity } from '../readers/quantity-value.js';
import { complainAt, type Reader, type Spot } from '../readers/reader.js';
import type { Page } from '../yaml/page.js';
import { word } from '../readers/word.js';

export const eqBandTypes = ['bell', 'low-shelf', 'high-shelf', 'high-pass', 'low-pass'] as const;
const example = '- { type: bell, frequency: 350 Hz, q: 0.7, gain: -1.2 dB }';

/** Far more than any track is given. */
const bandsMax = 64;

const corner = block({
  where: ' in a filter',
  keys: {
    type: {
      reader: word({ words: eqBandTypes }),
      about: 'Its shape.',
      required: 'type: bell',
    },
    frequency: {
      reader: quantity('frequency'),
      about: 'Its centre or corner.',
      required: 'frequency: 350 Hz',
    },
    q: {
      reader: plainNumber({ min: 0.01, max: 100, typical: 0.7 }),
      about: 'How narrow it is.',
      required: 'q: 0.7',
    },
    gain: { reader: quantity('gain'), about: 'How much it lifts; a pass has none.' },
  },
  later: [],
  elsewhere: {},
  example,
});

/** The keys of a filter, as far as they could be read. */
export interface TypedBand {
  readonly type?: (typeof eqBandTypes)[number] | undefined;
  readonly frequency?: number | undefined;
  readonly q?: number | undefined;
  readonly gain?: number | undefined;
}

/** One filter: a pass has no gain, all others have one. */
const band: Reader<EqBand> = {
  schema: corner.schema,
  expected: corner.expected,
  read: (spot, page) => bandOf(corner.read(spot, page) ?? {}, { spot, page }),
};

export function bandOf(
  { type, frequency, q, gain }: TypedBand,
  { spot, page }: { readonly spot: Spot; readonly page: Page },
): EqBand | undefined {
  if (type === undefined || frequency === undefined || q === undefined) return undefined;
  const isPass = type === 'high-pass' || type === 'low-pass';
  if (isPass && gain === undefined) return { type, frequencyHz: frequency, q };
  if (!isPass && gain !== undefined) return { type, frequencyHz: frequency, q, gainDb: gain };
  // A gain that is there and wrong was complained of by itself.
  if (!isPass && page.issues().length > 0) return undefined;
  return complainAt(
    spot,
    isPass
      ? { code: 'unknown-key', message: `a ${type} has no gain`, fix: 'remove `gain`' }
      : { code: 'missing-key', message: 'no `gain` here', fix: '`gain: -1.2 dB`' },
    page,
  );
}

/** The filters of a track, in the order they are applied; none is `[]`. */
export function eqBands(): Reader<EqBand[]> {
  return list({
    entry: band,
    entryName: 'a filter',
    entriesMax: bandsMax,
    entriesMin: 0,
    fix: '`eq: []`',
  });
}
