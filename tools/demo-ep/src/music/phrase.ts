import { midiOf } from './pitch.js';

/** A note on the beat grid. */
export interface WrittenNote {
  readonly startBeat: number;
  readonly beats: number;
  readonly midi: number;
  /** 0 to 1. */
  readonly velocity: number;
}

/**
 * Reads a melody such as "A4 .5 C5 1.5 r 2 | E5 4": pitch (or r for a rest) and length in beats
 * in turn, bars divided by "|". A bar that does not add up is a slip of the pen, and throws.
 */
export function phraseOf(text: string, beatsPerBar: number): readonly WrittenNote[] {
  const notes: WrittenNote[] = [];
  text.split('|').forEach((barText, bar) => {
    const words = barText.trim().split(/\s+/);
    let beat = 0;
    for (let index = 0; index < words.length; index += 2) {
      const beats = Number(words[index + 1]);
      if (words[index] !== 'r') {
        notes.push({
          startBeat: bar * beatsPerBar + beat,
          beats,
          midi: midiOf(words[index]!),
          velocity: beat % 2 === 0 ? 0.9 : 0.75,
        });
      }
      beat += beats;
    }
    if (Math.abs(beat - beatsPerBar) > 1e-6)
      throw new Error(`bar ${bar + 1} of "${text}" has ${beat} beats`);
  });
  return notes;
}

/** The phrase moved in time and pitch. */
export function moved(
  notes: readonly WrittenNote[],
  by: { readonly beats?: number; readonly semitones?: number; readonly louder?: number },
): readonly WrittenNote[] {
  return notes.map((note) => ({
    startBeat: note.startBeat + (by.beats ?? 0),
    beats: note.beats,
    midi: note.midi + (by.semitones ?? 0),
    velocity: note.velocity * (by.louder ?? 1),
  }));
}
