import { bassOf, voicingOf, type Chord } from './chord.js';
import { hitsOf, type Hit } from './drum-pattern.js';
import type { Bar } from './form.js';
import { phraseOf, type WrittenNote } from './phrase.js';

/** One bar of accompaniment; undefined: silent in this bar. */
export interface Figure {
  /**
   * Symbols and lengths in beats in turn, as "0 1.5 7! .5 r 2": r rests, ! accents, a comma after
   * a symbol makes it soft. What a symbol means is the line's business.
   */
  readonly rhythm: string;
  /** 0 to 1. */
  readonly velocity: number;
}

export type ChooseFigure = (bar: Bar) => Figure | undefined;

/** A bass line: symbols are semitones above the bass note of the chord of the moment. */
export function bassLine(
  bars: readonly Bar[],
  lowestMidi: number,
  choose: ChooseFigure,
): readonly WrittenNote[] {
  return notesOf(bars, choose, (chord, symbol) => [bassOf(chord, lowestMidi) + Number(symbol)]);
}

/**
 * Chords: A strikes the whole voicing, a number its tone from below, counted from 1 and going on
 * an octave higher after the last.
 */
export function chordLine(
  bars: readonly Bar[],
  lowestMidi: number,
  choose: ChooseFigure,
): readonly WrittenNote[] {
  return notesOf(bars, choose, (chord, symbol) => {
    const voicing = voicingOf(chord, lowestMidi);
    if (symbol === 'A') return voicing;
    const place = Number(symbol) - 1;
    const octave = Math.floor(place / voicing.length);
    return [voicing[place - octave * voicing.length]! + 12 * octave];
  });
}

/** Every chord held for as long as it lasts. */
export function heldChords(
  bars: readonly Bar[],
  lowestMidi: number,
  velocityOf: (bar: Bar) => number,
): readonly WrittenNote[] {
  return bars.flatMap((bar) => {
    const velocity = velocityOf(bar);
    if (velocity === 0) return [];
    return bar.spans.flatMap((span) =>
      voicingOf(span.chord, lowestMidi).map((midi) => ({
        startBeat: span.startBeat,
        beats: span.beats,
        midi,
        velocity,
      })),
    );
  });
}

/** A melody: each time a section comes, its phrase is sung. */
export function melodyLine(
  bars: readonly Bar[],
  beatsPerBar: number,
  phrases: Readonly<Record<string, string>>,
): readonly WrittenNote[] {
  return bars.flatMap((bar) => {
    const phrase = phrases[bar.section];
    if (bar.barOfSection !== 0 || phrase === undefined) return [];
    return phraseOf(phrase, beatsPerBar).map((note) => ({
      ...note,
      startBeat: note.startBeat + bar.startBeat,
    }));
  });
}

/** A drum's part: one pattern a bar. */
export function drumLine(
  bars: readonly Bar[],
  beatsPerBar: number,
  choose: (bar: Bar) => string | undefined,
): readonly Hit[] {
  return bars.flatMap((bar) =>
    hitsOf(choose(bar) ?? '', { startBeat: bar.startBeat, beats: beatsPerBar }),
  );
}

function notesOf(
  bars: readonly Bar[],
  choose: ChooseFigure,
  pitchesOf: (chord: Chord, symbol: string) => readonly number[],
): readonly WrittenNote[] {
  return bars.flatMap((bar) => {
    const figure = choose(bar);
    if (!figure) return [];
    const words = figure.rhythm.trim().split(/\s+/);
    const notes: WrittenNote[] = [];
    let beat = bar.startBeat;
    for (let index = 0; index < words.length; index += 2) {
      const word = words[index]!;
      const beats = Number(words[index + 1]);
      if (word !== 'r') {
        const velocity =
          figure.velocity * (word.endsWith('!') ? 1 : word.endsWith(',') ? 0.6 : 0.85);
        const chord = chordAt(bar, beat);
        for (const midi of pitchesOf(chord, word.replace(/[!,]$/, ''))) {
          notes.push({ startBeat: beat, beats, midi, velocity });
        }
      }
      beat += beats;
    }
    return notes;
  });
}

function chordAt(bar: Bar, beat: number): Chord {
  let chord = bar.spans[0]!.chord;
  for (const span of bar.spans) if (beat >= span.startBeat - 1e-6) chord = span.chord;
  return chord;
}
