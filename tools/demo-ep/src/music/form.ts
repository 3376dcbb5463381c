import { chordOf, type Chord } from './chord.js';

/** A part of a song as written down: its name and its chords, bars divided by "|". */
export interface Section {
  readonly name: string;
  readonly chords: string;
}

export interface ChordSpan {
  readonly chord: Chord;
  /** From the start of the piece. */
  readonly startBeat: number;
  readonly beats: number;
}

export interface Bar {
  readonly section: string;
  /** Which section of the piece, from 0. */
  readonly sectionIndex: number;
  readonly barOfSection: number;
  readonly barsOfSection: number;
  readonly startBeat: number;
  readonly spans: readonly ChordSpan[];
}

/** Lays sections end to end; two chords in one bar share it evenly. */
export function barsOf(sections: readonly Section[], beatsPerBar: number): readonly Bar[] {
  const bars: Bar[] = [];
  sections.forEach((section, sectionIndex) => {
    const texts = section.chords.split('|').map((text) => text.trim());
    texts.forEach((text, barOfSection) => {
      const startBeat = bars.length * beatsPerBar;
      const symbols = text.split(/\s+/);
      const beats = beatsPerBar / symbols.length;
      bars.push({
        section: section.name,
        sectionIndex,
        barOfSection,
        barsOfSection: texts.length,
        startBeat,
        spans: symbols.map((symbol, index) => ({
          chord: chordOf(symbol),
          startBeat: startBeat + index * beats,
          beats,
        })),
      });
    });
  });
  return bars;
}

export function isLastOfSection(bar: Bar): boolean {
  return bar.barOfSection === bar.barsOfSection - 1;
}
