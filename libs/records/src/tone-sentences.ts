import { decimals, sayChange, signed } from './figures.js';
import { sayFrequency } from './intent-sentence.js';
import type { z } from 'zod';
import type { ToneBound, ToneComparison, toneReasons } from './tone-reason.js';

type Values<Code extends keyof typeof toneReasons> = z.infer<(typeof toneReasons)[Code]>;

/** Reasons on tone in words. */
export const toneSentences: {
  readonly [Code in keyof typeof toneReasons]: (values: Values<Code>) => string;
} = {
  'tone-moved': ({ frequencyHz, wantedDb, appliedDb, against, siblings, boundBy, mostDb }) =>
    `${sayChange(appliedDb)} at ${sayFrequency(frequencyHz)}: it has ${sizeOf(wantedDb)} ` +
    `${wantedDb < 0 ? 'more' : 'less'} there than ${compared(against, siblings)}` +
    `${bounded(boundBy, mostDb)}.`,

  'tone-mix-problem': ({ frequencyHz, wantedDb, appliedDb }) => {
    const applied = Math.abs(appliedDb) < 0.05 ? 'none of it' : signed(appliedDb);
    const rest = sizeOf(Math.abs(wantedDb) - Math.abs(appliedDb), 0);
    return (
      `wanted ${sayChange(wantedDb)} at ${sayFrequency(frequencyHz)}, applied ${applied}; the rest is a ` +
      `mix problem. Ask for ${instrumentsAt(frequencyHz, wantedDb)}, about ${rest}.`
    );
  },

  'tone-left-alone': ({ why, frequencyHz, wantedDb, apartDb, barDb, against, siblings }) => {
    const there =
      `${sizeOf(wantedDb)} ${wantedDb < 0 ? 'more' : 'less'} at ${sayFrequency(frequencyHz)} ` +
      `than ${compared(against, siblings)}`;
    switch (why) {
      case 'even':
        return `tone left alone: nothing stands out by more than 0.6 dB.`;
      case 'usual':
        return `tone left alone: ${there}, but all in all it lies ${sizeOf(apartDb)} apart, and here it takes ${sizeOf(barDb)} to stand out.`;
      case 'small':
        return `tone left alone: ${there}; what would be done about it is under 0.3 dB.`;
      case 'arrangement':
        return `tone left alone: ${there}; that much is a different arrangement.`;
      case 'diverse':
        return `tone left alone: ${there}; in a release of such different songs that is meant.`;
    }
  },

  'tone-arrangement': ({ frequencyHz, wantedDb }) =>
    `${sizeOf(wantedDb)} ${wantedDb < 0 ? 'more' : 'less'} at ${sayFrequency(frequencyHz)} than the ` +
    `others: a different arrangement, left alone there.`,

  'tone-not-matched': ({ why }) => {
    switch (why) {
      case 'off':
        return 'tone left alone: `match: { tone: off }`.';
      case 'masters':
        return 'tone left alone: these are masters already.';
      case 'alone':
        return 'tone left alone: there is no other song to compare it with.';
      case 'no song':
        return 'tone left alone: it is not one of the songs.';
      case 'too short':
        return 'tone left alone: it is too short to know its tone.';
    }
  },

  'tone-pinned': ({ largestDb, mostDb }) =>
    largestDb === 0
      ? 'tone set by hand: no filters.'
      : `tone set by hand: it moves no frequency by more than ${sizeOf(largestDb)}` +
        (largestDb > mostDb ? `; matching would not pass ${sizeOf(mostDb)}.` : '.'),

  'tone-target': ({ against, references = [], songs, moved, tracks }) => {
    const named = references.length === 0 ? '' : ` (${references.join(', ')})`;
    const toward = {
      siblings: `the centre of ${songs} songs`,
      references: `the references${named}`,
      corridor: 'the corridor of released music',
      'mix of targets': `a mix of targets${named}`,
    }[against];
    return moved === 0
      ? `tone held against ${toward}: all is left alone.`
      : `tone brought toward ${toward}, on ${moved} of ${tracks} tracks.`;
  },

  'tone-few-songs': ({ songs, amount, mostDb }) =>
    songs === 2
      ? `of two songs nobody can tell which one strays: tone moves ${percent(amount)} of the way, at most ${typed(mostDb)}.`
      : `with ${songs} songs the centre is half made of whoever strays: tone moves at most ${typed(mostDb)}.`,

  'tone-diverse': ({ distanceDb, amount }) =>
    `the songs lie ${typed(distanceDb)} from their centre, so differing is meant: tone ` +
    (amount === 0 ? 'is left alone.' : `moves ${percent(amount)} of the way.`),
};

function compared(against: ToneComparison, siblings: readonly number[]): string {
  switch (against) {
    case 'siblings':
      return `its ${siblings.length === 1 ? 'sibling' : 'siblings'} (${siblings.join(', ')})`;
    case 'references':
      return 'the references';
    case 'corridor':
      return 'released music has';
    case 'mix of targets':
      return 'what it is brought toward';
  }
}

function bounded(boundBy: ToneBound | null, mostDb: number): string {
  switch (boundBy) {
    case 'most':
      return `; \`most\` allows ${typed(mostDb)}`;
    case 'boosts':
      return `; a boost goes no further than ${typed(0.75 * mostDb)}`;
    case 'reach':
      return '; no further, not to raise what lies beyond the music';
    case 'evidence':
      return '; so much may be its arrangement, so only a part is taken back';
    case null:
      return '';
  }
}

/** "less bass or low guitars": two that are likely there, for a meter hears ranges, not instruments. */
function instrumentsAt(frequencyHz: number, wantedDb: number): string {
  const found = instruments.find(({ belowHz }) => frequencyHz < belowHz);
  const { words, many } = found ?? instruments[instruments.length - 1]!;
  const [down, up] = many ? ['quieter', 'louder'] : ['less', 'more'];
  return `${wantedDb < 0 ? down : up} ${words}`;
}

/** `many`: of these there is not less, but each is quieter. */
const instruments = [
  { belowHz: 60, words: 'sub bass or kick drum', many: false },
  { belowHz: 120, words: 'kick drum or bass', many: false },
  { belowHz: 350, words: 'bass or low guitars', many: false },
  { belowHz: 700, words: 'guitars or keyboards', many: true },
  { belowHz: 1600, words: 'guitars or snare', many: true },
  { belowHz: 3200, words: 'vocals or guitars', many: true },
  { belowHz: 7000, words: 'vocals or cymbals', many: true },
  { belowHz: Infinity, words: 'cymbals or hi-hats', many: true },
];

function sizeOf(db: number, places = 1): string {
  return `${decimals(Math.abs(db), places)} dB`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function typed(db: number): string {
  return `${Number(db.toFixed(1))} dB`;
}
