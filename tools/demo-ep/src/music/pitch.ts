import { exp2 } from '@kindred/dsp';

const classOfLetter: Readonly<Record<string, number>> = {
  C: 0,
  D: 2,
  E: 4,
  F: 5,
  G: 7,
  A: 9,
  B: 11,
};

/** "Bb" is 10, "C" 0. */
export function pitchClass(name: string): number {
  const letter = classOfLetter[name.charAt(0)];
  if (letter === undefined) throw new Error(`no such note: ${name}`);
  const accidental = name.charAt(1) === '#' ? 1 : name.charAt(1) === 'b' ? -1 : 0;
  return (letter + accidental + 12) % 12;
}

/** "C4" is 60, "A4" 69: MIDI's count of semitones. */
export function midiOf(name: string): number {
  const parts = /^([A-G])([#b]?)(-?\d)$/.exec(name);
  if (!parts) throw new Error(`no such note: ${name}`);
  const accidental = parts[2] === '#' ? 1 : parts[2] === 'b' ? -1 : 0;
  return (classOfLetter[parts[1]!] ?? 0) + accidental + 12 * (Number(parts[3]) + 1);
}

/** Equal temperament at A4 = 440 Hz; fractions of a semitone are fine. */
export function frequencyHzOf(midi: number): number {
  return 440 * exp2((midi - 69) / 12);
}
