import { pitchClass } from './pitch.js';

export interface Chord {
  readonly symbol: string;
  /** Pitch class of the bass note: the root, or what stands after the stroke. */
  readonly bassClass: number;
  /** Pitch classes from the root up. */
  readonly classes: readonly number[];
}

/** Semitones above the root. */
const intervals: Readonly<Record<string, readonly number[]>> = {
  '': [0, 4, 7],
  m: [0, 3, 7],
  5: [0, 7],
  6: [0, 4, 7, 9],
  m6: [0, 3, 7, 9],
  7: [0, 4, 7, 10],
  m7: [0, 3, 7, 10],
  maj7: [0, 4, 7, 11],
  m9: [0, 3, 7, 10, 2],
  maj9: [0, 4, 7, 11, 2],
  add9: [0, 4, 7, 2],
  sus2: [0, 2, 7],
  sus4: [0, 5, 7],
  '7sus4': [0, 5, 7, 10],
};

/** Reads a chord symbol such as "F#m7", "Bbmaj9" or "D/F#". */
export function chordOf(symbol: string): Chord {
  const parts = /^([A-G][#b]?)([^/]*)(?:\/([A-G][#b]?))?$/.exec(symbol);
  const above = parts ? intervals[parts[2]!] : undefined;
  if (!parts || !above) throw new Error(`no such chord: ${symbol}`);
  const root = pitchClass(parts[1]!);
  return {
    symbol,
    bassClass: parts[3] === undefined ? root : pitchClass(parts[3]),
    classes: above.map((semitones) => (root + semitones) % 12),
  };
}

/**
 * The chord within one octave from `lowestMidi` up. A fixed window leads the voices by itself:
 * each tone of the next chord lies at or near one of this. Of five tones the root is left out,
 * because the bass has it.
 */
export function voicingOf(chord: Chord, lowestMidi: number): readonly number[] {
  const classes = chord.classes.length > 4 ? chord.classes.slice(1) : chord.classes;
  return classes
    .map((tone) => lowestMidi + ((((tone - lowestMidi) % 12) + 12) % 12))
    .sort((low, high) => low - high);
}

/** The bass note of a chord in the octave from `lowestMidi` up. */
export function bassOf(chord: Chord, lowestMidi: number): number {
  return lowestMidi + ((((chord.bassClass - lowestMidi) % 12) + 12) % 12);
}
