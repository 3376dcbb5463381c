import type { FormerPlan, ToneMatch, WidthMatch } from '@kindred/matcher';
import type {
  EqBand,
  Fades,
  FrameWindow,
  LimiterSettings,
  LimiterTrace,
  LoudnessBasis,
  MeasuredTrack,
  Measurement,
  Pin,
  Release,
  TrackEnvelope,
  TrackPlan,
  Trims,
} from '@kindred/records';
import type { PcmPart } from '@kindred/renderer';

/** A file to read: where it lies, and how the person wrote it. */
export interface MixFile {
  readonly path: string;
  /** As in the release file, for issues. */
  readonly name: string;
  /** Where its samples go if it is compressed, for all jobs of a run; made if it is not there. */
  readonly unpackFolder: string;
  /** What of it is the track; left out: all of it. */
  readonly window?: FrameWindow | undefined;
}

export interface ProfilePayload {
  readonly mix: MixFile;
  /** Silence at its ends that a person wants left out; the window follows from it. */
  readonly trims?: Trims | undefined;
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
  /** What stands where it nearly is what is decided now; null: nothing. */
  readonly former: FormerPlan | null;
  /** Folder of the envelopes' series. */
  readonly folder: string;
}

/** What rendering and verifying need to know of a mix. */
export type MixFacts = Pick<
  Measurement,
  'format' | 'sha256' | 'loudness' | 'peak' | 'series' | 'tone'
>;

/** One track of a stream, as it comes. */
export interface StreamMix {
  /** Of the track: issues name it. */
  readonly number: number;
  readonly mix: MixFile;
  /** What the mix measured; a render refuses a file that has changed since. */
  readonly source: MixFacts;
  /** At its own ends; none when left out. */
  readonly fades?: Fades | undefined;
}

/** What is done to a whole stream. */
export interface StreamSettings {
  readonly eq: readonly EqBand[];
  readonly sideDb?: number | undefined;
  readonly gainDb: number;
  readonly limiter: LimiterSettings;
}

export interface RenderPayload extends StreamSettings {
  /** What runs on as one, in order: a track, or a run of segues, of one rate and channel count. */
  readonly tracks: readonly (StreamMix & {
    /** Where its unfinished masters go, one for each part. */
    readonly partPaths: readonly string[];
  })[];
  /** What each track is written as. */
  readonly parts: readonly PcmPart[];
}

/** What a render leaves behind beside its files: for each track, in each part. */
export interface WrittenStream {
  readonly tracks: readonly { readonly parts: readonly WrittenPart[] }[];
}

/** One file as it was written. */
export interface WrittenPart {
  readonly sha256: string;
  readonly bytes: number;
  readonly frames: number;
  /** What the limiter did on the way to it. */
  readonly trace: LimiterTrace;
}

export interface VerifyPayload {
  /** The stream that the track was rendered in, itself among them. */
  readonly stream: readonly StreamMix[];
  readonly track: TrackPlan;
  readonly basis: LoudnessBasis;
  /** How far tone may move; null where a person set the filters. */
  readonly toneMostDb: number | null;
  /** The master's own name, for issues. */
  readonly masterName: string;
  /** The loudness of the first is held against the aim. */
  readonly parts: readonly {
    readonly part: PcmPart;
    readonly partPath: string;
    /** What the render said it wrote. */
    readonly written: WrittenPart;
  }[];
}
