import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bassOf, chordOf, voicingOf } from './chord.js';
import { hitsOf } from './drum-pattern.js';
import { barsOf } from './form.js';
import { secondsAt, type Grid } from './grid.js';
import { bassLine, chordLine } from './lines.js';
import { phraseOf } from './phrase.js';
import { frequencyHzOf, midiOf } from './pitch.js';

const straight: Grid = {
  tempoBpm: 120,
  beatsPerBar: 4,
  startSeconds: 0.25,
  swingPairBeats: 0.5,
  swingRatio: 0.5,
  slowFromBeat: 1000,
  slowPerBeat: 0,
  lastBeat: 1000,
  ringSeconds: 0,
};

describe('notes and chords', () => {
  it('count semitones as MIDI does, from A4 at 440 Hz', () => {
    expect([midiOf('C4'), midiOf('A4'), midiOf('Bb3'), midiOf('F#5')]).toEqual([60, 69, 58, 78]);
    expect(frequencyHzOf(69)).toBe(440);
    expect(frequencyHzOf(81)).toBe(880);
    expect(frequencyHzOf(60)).toBeCloseTo(261.6256, 4);
  });

  it('spell chords, with another bass after the stroke', () => {
    expect(chordOf('Am7').classes).toEqual([9, 0, 4, 7]);
    expect(chordOf('F#5').classes).toEqual([6, 1]);
    expect(chordOf('D/F#')).toMatchObject({ bassClass: 6, classes: [2, 6, 9] });
    expect(() => chordOf('Hmaj7')).toThrow('no such chord: Hmaj7');
  });

  it('voice every chord within an octave, from low to high', () => {
    const symbols = fc.constantFrom('C', 'F#m7', 'Bbmaj9', 'D/F#', 'Gm9', 'A7sus4', 'E5', 'Cm6');
    fc.assert(
      fc.property(symbols, fc.integer({ min: 24, max: 72 }), (symbol, lowest) => {
        const chord = chordOf(symbol);
        const voicing = voicingOf(chord, lowest);
        expect([...voicing].sort((a, b) => a - b)).toEqual(voicing);
        for (const midi of [...voicing, bassOf(chord, lowest)]) {
          expect(midi).toBeGreaterThanOrEqual(lowest);
          expect(midi).toBeLessThan(lowest + 12);
        }
        for (const midi of voicing) expect(chord.classes).toContain(midi % 12);
      }),
    );
  });
});

describe('the page', () => {
  it('reads a melody, and refuses a bar that does not add up', () => {
    const notes = phraseOf('A4 .5 C5 1.5 r 2 | E5 4', 4);
    expect(notes.map((note) => [note.startBeat, note.beats, note.midi])).toEqual([
      [0, 0.5, 69],
      [0.5, 1.5, 72],
      [4, 4, 76],
    ]);
    expect(() => phraseOf('A4 4 | C5 3', 4)).toThrow('bar 2');
  });

  it('reads a drum pattern as equal steps of a bar', () => {
    expect(hitsOf('X..o', { startBeat: 8, beats: 4 })).toEqual([
      { startBeat: 8, velocity: 1 },
      { startBeat: 11, velocity: 0.55 },
    ]);
  });

  it('follows chords within a bar and counts chord tones past the octave', () => {
    const bars = barsOf([{ name: 'verse', chords: 'C | F G' }], 4);
    const bass = bassLine(bars, 36, () => ({ rhythm: '0 2 7 2', velocity: 1 }));
    expect(bass.map((note) => note.midi)).toEqual([36, 43, 41, 50]);
    const run = chordLine(bars.slice(0, 1), 60, () => ({
      rhythm: '1! 1 3 1 4 1 A, 1',
      velocity: 1,
    }));
    expect(run.map((note) => note.midi)).toEqual([60, 67, 72, 60, 64, 67]);
    expect(run.map((note) => note.velocity)).toEqual([1, 0.85, 0.85, 0.6, 0.6, 0.6]);
  });
});

describe('the grid', () => {
  it('places beats by tempo', () => {
    expect(secondsAt(straight, 0)).toBe(0.25);
    expect(secondsAt(straight, 8)).toBe(4.25);
  });

  it('swings the second of each pair and leaves the first alone', () => {
    const swung = { ...straight, swingRatio: 2 / 3 };
    expect(secondsAt(swung, 1)).toBe(secondsAt(straight, 1));
    expect(secondsAt(swung, 1.25) - secondsAt(swung, 1)).toBeCloseTo((0.5 * 2) / 3 / 2, 12);
  });

  it('never runs backwards, however it swings and slows', () => {
    const grid = { ...straight, swingRatio: 0.66, slowFromBeat: 8, slowPerBeat: 0.05 };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 16, noNaN: true }),
        fc.double({ min: 1e-3, max: 4, noNaN: true }),
        (beat, later) => {
          expect(secondsAt(grid, beat + later)).toBeGreaterThan(secondsAt(grid, beat));
        },
      ),
    );
    expect(secondsAt(grid, 16) - secondsAt(grid, 15)).toBeGreaterThan(
      secondsAt(grid, 9) - secondsAt(grid, 8),
    );
  });
});
