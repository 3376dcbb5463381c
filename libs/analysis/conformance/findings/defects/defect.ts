import type { FindingCode } from '@kindred/records';
import { scaledTo } from '../alterations.js';
import type { Track } from '../beds.js';
import type { Genre } from '../music/genre.js';

export type Strength = 'clear' | 'moderate' | 'borderline';

/** One way to spoil any music. */
export interface Defect {
  readonly code: FindingCode;
  readonly name: string;
  readonly strength: Strength;
  /** Whether the defect can be there, and be noticed, in this kind of music. */
  readonly suits: (genre: Genre, track: Track) => boolean;
  /** Null where the music left no room for it. */
  readonly plant: (
    track: Track,
    random: () => number,
  ) => { readonly track: Track; readonly at?: readonly number[] } | null;
  /** What may be said in its place, being as true. */
  readonly instead?: readonly FindingCode[];
  /** What else becomes true by it. */
  readonly also?: readonly FindingCode[];
}

const strengths = ['clear', 'moderate', 'borderline'] as const;
export const anywhere = (): boolean => true;
export const isStereo = (_: Genre, { channels }: Track): boolean => channels.length === 2;
export const calm = (track: Track): Track => scaledTo(track, 0.5);

export function graded<T>(
  values: readonly [T, T, T],
  make: (value: T) => Omit<Defect, 'strength'>,
): Defect[] {
  return strengths.map((strength, i) => ({ strength, ...make(values[i]!) }));
}

/** Mean square around a moment, the louder channel. */
export function powerAt({ channels, sampleRateHz }: Track, from: number, to: number): number {
  const [first, last] = [Math.round(from * sampleRateHz), Math.round(to * sampleRateHz)];
  return Math.max(
    ...channels.map((x) => {
      const part = x.subarray(Math.max(0, first), last);
      return part.reduce((sum, y) => sum + y * y, 0) / Math.max(1, part.length);
    }),
  );
}

/** Moments inside a sounding, steady note, as far as there are any. */
export function steadyMoments(
  track: Track,
  random: () => number,
  { count, around, floor = 4e-4 }: { count: number; around: number; floor?: number },
): number[] {
  const seconds = track.channels[0]!.length / track.sampleRateHz;
  const moments: number[] = [];
  for (let trial = 0; trial < 400 && moments.length < count; trial++) {
    const at = 0.4 + (seconds - 1) * random();
    const before = powerAt(track, at - 0.03, at);
    const after = powerAt(track, at + around, at + around + 0.03);
    const isSteady = before < 4 * after && after < 4 * before;
    if (Math.min(before, after) < floor || !isSteady) continue;
    if (moments.some((other) => Math.abs(other - at) < 0.6)) continue;
    moments.push(Math.round(at * track.sampleRateHz) / track.sampleRateHz);
  }
  return moments.sort((a, b) => a - b);
}
