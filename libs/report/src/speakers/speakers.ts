import type { EqBand } from '@kindred/dsp';

/**
 * A place where music is heard, as filters: left and right become mid and side, side is turned down
 * and filtered, and what comes of both passes the filters. The one definition, for the table of
 * losses and for the player's live filters.
 */
export interface Speaker {
  readonly key: 'phone' | 'laptop' | 'earbuds' | 'car' | 'club' | 'mono';
  readonly name: string;
  /** What it stands for, in a few words. */
  readonly words: string;
  readonly filters: readonly EqBand[];
  /** What side is multiplied with; 0 folds to mono. */
  readonly sideLinear: number;
  readonly sideFilters: readonly EqBand[];
  /** A difference from the family of so much or more is a note. */
  readonly noteLu: number;
}

/** Q of the two halves of a Butterworth filter of fourth order. */
const fourthOrderQs = [0.5412, 1.3066] as const;
const butterworthQ = 0.7071;

function highPass4(frequencyHz: number): readonly EqBand[] {
  return fourthOrderQs.map((q) => ({ type: 'high-pass', frequencyHz, q }));
}

function lowPass2(frequencyHz: number): EqBand {
  return { type: 'low-pass', frequencyHz, q: butterworthQ };
}

const asMixed = { sideLinear: 1, sideFilters: [], noteLu: 2 } as const;

export const speakers: readonly Speaker[] = [
  {
    ...asMixed,
    key: 'phone',
    name: 'Phone',
    words: 'one small speaker, nothing under 400 Hz, little over 11 kHz',
    filters: [...highPass4(400), lowPass2(11_000)],
    sideLinear: 0,
  },
  {
    ...asMixed,
    key: 'laptop',
    name: 'Laptop',
    words: 'nothing under 250 Hz, little over 13 kHz, half the width',
    filters: [...highPass4(250), lowPass2(13_000)],
    sideLinear: 0.5,
  },
  {
    ...asMixed,
    key: 'earbuds',
    name: 'Earbuds',
    words: 'a leak below 60 Hz, 3 dB more at 3 kHz',
    filters: [
      { type: 'low-shelf', frequencyHz: 60, q: butterworthQ, gainDb: -6 },
      { type: 'bell', frequencyHz: 3000, q: 1, gainDb: 3 },
    ],
  },
  {
    ...asMixed,
    key: 'car',
    name: 'Car',
    words: '5 dB more below 100 Hz',
    filters: [{ type: 'low-shelf', frequencyHz: 100, q: butterworthQ, gainDb: 5 }],
  },
  {
    ...asMixed,
    key: 'club',
    name: 'Club',
    words: '7.5 dB more below 80 Hz, mono below 100 Hz',
    filters: [{ type: 'low-shelf', frequencyHz: 80, q: butterworthQ, gainDb: 7.5 }],
    sideFilters: [{ type: 'high-pass', frequencyHz: 100, q: butterworthQ }],
  },
  {
    ...asMixed,
    key: 'mono',
    name: 'Mono',
    words: 'both channels as one',
    filters: [],
    sideLinear: 0,
    noteLu: 3,
  },
];
