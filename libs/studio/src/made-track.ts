import { poolLoudness } from '@kindred/analysis';
import type {
  AudioFormat,
  Loudness,
  Output,
  Peak,
  PooledLoudness,
  RenderedOutput,
  TagFields,
  TrackPlan,
} from '@kindred/records';
import type { FinishedTrack, UnfinishedTrack } from './render-track.js';

/** A file as it is delivered, but for its tags, that waits for its name. */
export interface MadeFile {
  readonly output: Output;
  /** In the work folder; until they are tagged, several may be the same. */
  readonly path: string;
  /** Whether it keeps every promise. */
  readonly kept: boolean;
  readonly sha256: string;
  readonly bytes: number;
  /** What it decodes to. */
  readonly format: AudioFormat;
  readonly loudness: Loudness;
  readonly peak: Peak;
}

/** A track whose every file is made; the first is that of the first output. */
export interface MadeTrack {
  readonly status: 'made';
  readonly track: TrackPlan;
  readonly files: readonly [MadeFile, ...MadeFile[]];
  /** Of the samples that the first file holds. */
  readonly measured: RenderedOutput['measured'];
  /** Null until its files have them. */
  readonly tags: TagFields | null;
  readonly rendering: FinishedTrack['rendering'];
}

/** The tracks of a release as one programme. */
export function albumOf(made: readonly MadeTrack[]): PooledLoudness {
  return poolLoudness(
    made.map(({ track: { number }, files: [{ format }], measured }) => ({
      number,
      format,
      ...measured,
    })),
  );
}

export type MadeTrackPlan = MadeTrack | UnfinishedTrack;
