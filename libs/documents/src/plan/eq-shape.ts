import type { EqBand } from '@kindred/records';
import { block } from '../readers/block.js';
import { list } from '../readers/list.js';
import { plainNumber } from '../readers/plain-number.js';
import { quantity } from '../readers/quantity-value.js';
import { complainAt, type Reader, type Spot } from '../readers/reader.js';
import type { Page } from '../yaml/page.js';
import { word } from '../readers/word.js';

export const eqBandTypes = ['bell', 'low-shelf', 'high-shelf', 'high-pass', 'low-pass'] as const;
type EqBandType = (typeof eqBandTypes)[number];

/** A filter that lifts nothing. */
function isPass(type: EqBandType): type is 'high-pass' | 'low-pass' {
  return type === 'high-pass' || type === 'low-pass';
}

/** Whether a filter of what was read so far needs a gain. */
export function needsGain({ type }: { readonly type?: unknown }): boolean {
  const known = eqBandTypes.find((one) => one === type);
  return known !== undefined && !isPass(known);
}

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
    gain: {
      reader: quantity('gain'),
      about: 'How much it lifts; a pass has none.',
      required: 'gain: -1.2 dB',
      isRequired: needsGain,
    },
  },
  elsewhere: {},
  example,
});

/** The keys of a filter, as far as they could be read. */
export interface TypedBand {
  readonly type?: EqBandType | undefined;
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
  if (type === undefined) return undefined;
  if (isPass(type)) {
    if (gain !== undefined) {
      const message = `a ${type} has no gain`;
      return complainAt(spot, { code: 'unknown-key', message, fix: 'remove `gain`' }, page);
    }
    if (frequency === undefined || q === undefined) return undefined;
    return { type, frequencyHz: frequency, q };
  }
  if (frequency === undefined || q === undefined || gain === undefined) return undefined;
  return { type, frequencyHz: frequency, q, gainDb: gain };
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
