import type { ToneMatch, WidthMatch } from '@kindred/matcher';
import type {
  EqBand,
  LimiterSettings,
  LimiterTrace,
  LoudnessBasis,
  MeasuredTrack,
  Measurement,
  Pin,
  Release,
  SampleEncoding,
  TrackEnvelope,
  TrackPlan,
} from '@kindred/records';

/** A file to read: where it lies, and how the person wrote it. */
export interface MixFile {
  readonly path: string;
  /** As in the release file, for issues. */
  readonly name: string;
}

export interface ProfilePayload {
  readonly mix: MixFile;
}

export interface RehearsePayload {
  readonly mix: MixFile;
  /** What its tone is brought nearer to the family with, before its loudness is. */
  readonly eq: readonly EqBand[];
  /** What its side is raised by before that; left out: nothing. */
  readonly sideDb?: number;
  /** Folder for the envelope's series. */
  readonly folder: string;
}

/** A measured track and its rehearsal. */
export interface RehearsedTrack {
  readonly profile: MeasuredTrack;
  readonly envelope: TrackEnvelope;
}

export interface MatchPayload {
  readonly release: Release;
  /** In running order. */
  readonly tracks: readonly RehearsedTrack[];
  /** What the tracks were rehearsed with. */
  readonly tone: ToneMatch;
  readonly width: WidthMatch;
  /** What a person set: the rest is decided around it. */
  readonly pins: readonly Pin[];
  /** Folder of the envelopes' series. */
  readonly folder: string;
}

/** What rendering and verifying need to know of a mix. */
export type MixFacts = Pick<
  Measurement,
  'format' | 'sha256' | 'loudness' | 'peak' | 'series' | 'tone'
>;

export interface RenderPayload {
  readonly mix: MixFile;
  /** What the mix measured; the render refuses a file that has changed since. */
  readonly source: MixFacts;
  /** Where the unfinished master goes. */
  readonly partPath: string;
  readonly eq: readonly EqBand[];
  readonly sideDb?: number | undefined;
  readonly gainDb: number;
  readonly limiter: LimiterSettings;
  readonly encoding: Extract<SampleEncoding, 's16' | 's24' | 'f32'>;
}

export interface VerifyPayload {
  readonly mix: MixFile;
  readonly source: MixFacts;
  readonly partPath: string;
  /** The master's own name, for issues. */
  readonly masterName: string;
  readonly track: TrackPlan;
  readonly basis: LoudnessBasis;
  /** How far tone may move; null where a person set the filters. */
  readonly toneMostDb: number | null;
  /** What the render said it wrote. */
  readonly written: WrittenStream;
}

/** What a render leaves behind beside the file. */
export interface WrittenStream {
  readonly sha256: string;
  readonly bytes: number;
  readonly frames: number;
  readonly trace: LimiterTrace;
}
