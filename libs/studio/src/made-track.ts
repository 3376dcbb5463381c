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
  /** Digest of all that its tags say; left out until it has them. */
  readonly tagsSha256?: string;
  /** Whether it has its tags and lies in the folder already, as an earlier run delivered it. */
  readonly isInPlace?: boolean;
}

/** A track whose every file is made; the first is that of the first output. */
export interface MadeTrack {
  readonly status: 'made';
  readonly track: TrackPlan;
  readonly files: readonly [MadeFile, ...MadeFile[]];
  /** Of the samples that the first file holds. */
  readonly measured: RenderedOutput['measured'];
  /** What lossy files lie under their master, and what they were before they came down by it. */
  readonly trimDb: number;
  readonly untrimmed: readonly MadeFile[];
  /** Null until its files have them. */
  readonly tags: TagFields | null;
  readonly rendering: FinishedTrack['rendering'];
}

/**
 * The tracks of a release as one programme, in one of its outputs: pooled on the samples of the first,
 * and moved by what the others measure otherwise.
 */
export function albumOf(made: readonly MadeTrack[], output = 0): PooledLoudness {
  const album = poolLoudness(
    made.map(({ track: { number }, files, measured }) => ({
      number,
      ...measured,
      format: files[0].format,
      peak: files[output]?.peak ?? measured.peak,
    })),
  );
  const moved = made.flatMap(({ files, measured }) => {
    const [now, was] = [files[output]?.loudness.integratedLufs, measured.loudness.integratedLufs];
    return now === null || now === undefined || was === null ? [] : [now - was];
  });
  const movedLu = moved.reduce((sum, one) => sum + one, 0) / Math.max(1, moved.length);
  const { pooledLufs } = album;
  return { ...album, pooledLufs: pooledLufs === null ? null : pooledLufs + movedLu };
}

export type MadeTrackPlan = MadeTrack | UnfinishedTrack;
