import type { EqBand, MeasuredTrack, Tone, ToneSetting } from '@kindred/records';

/** A track whose tone is matched. */
export interface ToneSubject {
  readonly profile: ToneProfile;
  /** False: an interlude, an intro or speech, which follows no song and leads none. */
  readonly isSong?: boolean;
  /** Bands that a person fixed: they stay as they are. */
  readonly pinned?: readonly EqBand[] | null;
}

/** Music that the release should come nearer to. */
export interface ToneReference {
  readonly tone: Tone | null;
  /** Against the other references. */
  readonly weight: number;
}

export interface ToneQuestion {
  readonly setting: ToneSetting;
  /** In running order. */
  readonly subjects: readonly ToneSubject[];
  readonly references?: readonly ToneReference[];
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
