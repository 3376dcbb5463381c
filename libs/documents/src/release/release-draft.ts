import type { Issue, IssuePlace, Release } from '@kindred/records';
import type { SpokenIntent } from '../direction/read-direction.js';
import type { DirectedRelease } from '../direction/settle-directions.js';
import type { DraftReference } from './reference-files.js';
import type { TypedPath } from '../readers/path.js';
import type { SaidOfTrack, TrackPlaces } from './track-shape.js';

/** One track of a draft, before the file system was asked. */
export interface DraftTrack {
  readonly kind: 'file' | 'pattern';
  /** Tidy: POSIX, NFC, relative to the release file (or absolute). */
  readonly path: string;
  readonly title: string | null;
  readonly said: SaidOfTrack;
  /** Its own directions. */
  readonly direction: readonly SpokenIntent[];
  /** Of its file. */
  readonly place: IssuePlace;
  /** Of what other tracks may stand against. */
  readonly places: TrackPlaces;
  /** What stands before the path where it was typed: "file:", "tracks:" or "-". */
  readonly head: string;
}

/** What must be asked of the file system. Paths start at the release file's folder. */
export interface NeededLookups {
  /** Which files does each mean? `*` is any part of a name, `**` any folders in between. */
  readonly patterns: readonly string[];
  /** Does each exist, as a file? */
  readonly files: readonly string[];
  /** Which files lie in each? "." is the release file's own folder. */
  readonly folders: readonly string[];
}

/** A release file as far as its text alone goes. Plain data. */
export interface ReleaseDraft {
  /** All but the tracks; null when the text holds an error. */
  readonly release: Omit<Release, 'tracks'> | null;
  readonly tracks: readonly DraftTrack[];
  readonly references: readonly DraftReference[];
  /** The picture for the tags; null: none was named. */
  readonly artwork: TypedPath | null;
  /** Where tone is asked to come nearer to references; null: nowhere. */
  readonly towardReference: IssuePlace | null;
  /** Directions of the whole release. */
  readonly direction: readonly SpokenIntent[];
  /** What they must agree with. */
  readonly typed: Omit<DirectedRelease, 'tracks'>;
  readonly lookups: NeededLookups;
  /** What the text alone gives rise to. */
  readonly issues: readonly Issue[];
}

/** Answers of the file system. Names are compared in NFC, whatever the disk holds. */
export interface Lookups {
  /** For each pattern the files it means, sorted naturally (2 before 10). */
  readonly matches: Readonly<Record<string, readonly string[]>>;
  /** Of `files`, those that are not there or are no files. */
  readonly missing: readonly string[];
  /** For each folder the names of the files in it; none, or no entry, where it does not exist. */
  readonly neighbours: Readonly<Record<string, readonly string[]>>;
}
