import type { ToneMove } from '@kindred/records';

/**
 * The six wide filters that a word for tone is made of, and what "more" of each word asks of them
 * in dB. Our own least-squares fits to how listeners set equalisers for these words, scaled so that
 * the largest move is 1.5 dB: broad changes of that size are just heard as another tone (Toole &
 * Olive 1988, Q = 1).
 */
const sixFilters = [
  { type: 'low-shelf', frequencyHz: 90, q: 0.71 },
  { type: 'bell', frequencyHz: 250, q: 0.9 },
  { type: 'bell', frequencyHz: 700, q: 0.8 },
  { type: 'bell', frequencyHz: 2500, q: 0.9 },
  { type: 'bell', frequencyHz: 5500, q: 1 },
  { type: 'high-shelf', frequencyHz: 9500, q: 0.71 },
] as const;

const sixGainsDb = {
  warm: [1.45, 1.5, -0.77, -0.61, -0.22, -0.28],
  bright: [-1.5, -1.29, 1.05, 1.2, 1.32, 0.1],
  dark: [0.83, 1.12, -1.04, -1.5, -0.51, -0.26],
  clear: [-0.68, 0.09, 0.85, 1.5, 0.31, 0.13],
  crisp: [-0.77, -0.59, 0.44, 0.7, 1.5, 0.81],
  smooth: [1.16, 1.5, -0.93, -1.28, -0.33, -0.03],
  mellow: [0.87, 0.76, -1.23, -1.5, 0.12, 0.47],
  full: [1.33, 1.5, -0.74, 0.12, -1.01, -0.84],
  rich: [0.83, 1.5, 1, 0.59, -0.44, -0.01],
  deep: [1.25, 1.5, -0.77, -0.49, -0.41, -0.22],
  heavy: [1.16, 1.5, -1.02, -0.42, -1.34, -0.91],
} as const;

/** Words that move one stretch alone. Faults lie where practitioners place them. */
const oneFilter = {
  air: [high(9500)],
  treble: [high(9500)],
  mids: [bell(700, 0.8)],
  bass: [low(90)],
  harsh: [bell(2500, 0.9)],
  muddy: [bell(250, 0.9)],
  boomy: [low(90)],
  boxy: [bell(450, 1)],
  nasal: [bell(1200, 1)],
  /** Less low mids: what "punchy" does to tone as well. */
  tight: [{ ...bell(250, 0.9), gainDb: -1 }],
};

export type ToneWord = keyof typeof sixGainsDb | keyof typeof oneFilter | 'thin';

/** What a plain "more" of a word does, ascending in frequency; "less" is the inverse. */
export function movesOf(word: ToneWord): readonly ToneMove[] {
  if (word === 'thin') return movesOf('full').map((move) => ({ ...move, gainDb: -move.gainDb }));
  if (word in oneFilter) return oneFilter[word as keyof typeof oneFilter];
  const gainsDb = sixGainsDb[word as keyof typeof sixGainsDb];
  return sixFilters.map((filter, index) => ({ ...filter, gainDb: gainsDb[index] ?? 0 }));
}

function low(frequencyHz: number): ToneMove {
  return { type: 'low-shelf', frequencyHz, q: 0.71, gainDb: 1.5 };
}

function high(frequencyHz: number): ToneMove {
  return { type: 'high-shelf', frequencyHz, q: 0.71, gainDb: 1.5 };
}

function bell(frequencyHz: number, q: number): ToneMove {
  return { type: 'bell', frequencyHz, q, gainDb: 1.5 };
}
