import type { MeasuredTrack, Tone } from '@kindred/records';
import { centreOf, laidOver, smooth } from './shape.js';

/** What the bench asks of a track. */
export type BenchTrack = Pick<MeasuredTrack, 'number' | 'title' | 'tone' | 'findings'> & {
  readonly format: Pick<MeasuredTrack['format'], 'sampleRateHz'>;
};

/** Tracks that belong together. */
export interface Family {
  readonly name: string;
  readonly tracks: readonly BenchTrack[];
}

/** An album whose tracks' broad distances from their centre are a fifth of what they were. */
export function closeFamily({ name, tracks }: Family): Family {
  const centre = centreOf(tracks.map(({ tone }) => tone!.loud!.levelsDb));
  return {
    name,
    tracks: tracks.map((track) => {
      const { levelsDb } = track.tone!.loud!;
      const laid = laidOver(levelsDb, centre);
      const apart = laid.map((level, band) => {
        const middle = centre[band] ?? null;
        return level === null || middle === null ? null : level - middle;
      });
      const broad = smooth(apart);
      return withLevels(
        track,
        levelsDb.map((level, band) => (level === null ? null : level - 0.8 * (broad[band] ?? 0))),
      );
    }),
  };
}

export function withTone(track: BenchTrack, tone: Tone): BenchTrack {
  return { ...track, tone };
}

function withLevels(track: BenchTrack, levelsDb: readonly (number | null)[]): BenchTrack {
  const tone = track.tone!;
  return withTone(track, { ...tone, loud: { ...tone.loud!, levelsDb } });
}
