import type {
  EqBand,
  MeasuredTrack,
  Reason,
  Tone,
  ToneGuard,
  ToneMove,
  ToneSetting,
} from '@kindred/records';

/** A track whose tone is matched. */
export interface ToneSubject {
  readonly profile: ToneProfile;
  /** False: an interlude, an intro or speech, which follows no song and leads none. */
  readonly isSong?: boolean;
  /** Of tracks that run into one another, with one tone and one vote; left out: it stands alone. */
  readonly group?: number;
  /** Bands that a person fixed: they stay as they are. */
  readonly pinned?: readonly EqBand[] | null;
  /** What a person asks for beside the match; left out: nothing. */
  readonly wishes?: ToneWishes;
  /** Of the same mix, with the same asked of it; it stands for as long as it nearly is what is decided. */
  readonly former?: FormerTone | undefined;
}

/** What was decided before on the tone of a track. */
export interface FormerTone {
  readonly eq: readonly EqBand[];
  readonly because: readonly Reason[];
}

/** Whether two are one track, or run into one another. */
export function areOne(one: ToneSubject, other: ToneSubject): boolean {
  return one === other || (one.group !== undefined && one.group === other.group);
}

/** What is asked of one track's tone in words and numbers. It changes no other track. */
export interface ToneWishes {
  /** Of the amount of the match: 0 leaves it out. */
  readonly share: number;
  /** By words, within `mostDb` together with the match. */
  readonly moves: readonly ToneMove[];
  /** Where nothing may move, by match or words. */
  readonly guards: readonly ToneGuard[];
  /** By numbers, whatever they come to. */
  readonly typed: readonly EqBand[];
  /** Where all this comes from. */
  readonly because: readonly Reason[];
}

/** Music that the release should come nearer to. */
export interface ToneReference {
  /** As people know it: its file. */
  readonly name: string;
  readonly tone: Tone | null;
  /** Against the other references. */
  readonly weight: number;
}

export interface ToneQuestion {
  readonly setting: ToneSetting;
  /** In running order. */
  readonly subjects: readonly ToneSubject[];
  readonly references?: readonly ToneReference[];
  /** Half of every move that would be made; left out: all of it. */
  readonly isLight?: boolean;
  /** Why nothing is matched at an amount of 0: as asked, or since these are masters already. */
  readonly offBecause?: 'off' | 'masters';
  /**
   * Takes every wish at its word, without doubt, evidence or care for few songs: what the estimator
   * alone can do, for benches.
   */
  readonly trustsAll?: true;
}

/** What is asked of a track's profile. */
export type ToneProfile = Pick<MeasuredTrack, 'number' | 'title' | 'tone' | 'findings'> & {
  readonly format: Pick<MeasuredTrack['format'], 'sampleRateHz'>;
};
