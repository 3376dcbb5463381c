/** Stretches of the spectrum that people name, low to high. */
export const rangeNames = ['low end', 'low mids', 'mids', 'upper mids', 'top'] as const;

export type RangeName = (typeof rangeNames)[number];

export interface Range {
  readonly fromHz: number;
  readonly toHz: number;
  /** How it may be typed, articles left out. */
  readonly forms: readonly string[];
  /** The word that "more" and "less" of this stretch alone stand for; null: people must choose. */
  readonly word: 'bass' | 'mids' | 'treble' | null;
  /** What to say in place of "more …" and "less …" where there is no such word. */
  readonly instead: string | null;
}

export const lowestHz = 20;
export const highestHz = 20_000;

export const ranges: Readonly<Record<RangeName, Range>> = {
  'low end': {
    fromHz: lowestHz,
    toHz: 120,
    forms: [
      'low end',
      'bass',
      'bass end',
      'bass range',
      'lows',
      'low frequencies',
      'bottom end',
    ].concat(['bottom', 'low range']),
    word: 'bass',
    instead: null,
  },
  'low mids': {
    fromHz: 120,
    toHz: 500,
    forms: ['low mids', 'low mid', 'lower mids', 'low midrange', 'lower midrange', 'low middle'],
    word: null,
    instead: 'richer, or less mud',
  },
  mids: {
    fromHz: 500,
    toHz: 2000,
    forms: ['mids', 'mid', 'midrange', 'mid range', 'middle', 'mid frequencies', 'middle range'],
    word: 'mids',
    instead: null,
  },
  'upper mids': {
    fromHz: 2000,
    toHz: 4000,
    forms: ['upper mids', 'high mids', 'upper midrange', 'high midrange', 'upper mid', 'high mid'],
    word: null,
    instead: 'clearer, or less harsh',
  },
  top: {
    fromHz: 4000,
    toHz: highestHz,
    forms: ['top', 'top end', 'treble', 'highs', 'high end', 'high frequencies', 'high range'],
    word: 'treble',
    instead: null,
  },
};

/** Whether a filter's own frequency lies in a stretch. */
export function isWithin(
  frequencyHz: number,
  { fromHz, toHz }: { readonly fromHz: number; readonly toHz: number },
): boolean {
  return frequencyHz >= fromHz && frequencyHz < toHz;
}
