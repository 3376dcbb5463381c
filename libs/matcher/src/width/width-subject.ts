import type { Reason, Tone } from '@kindred/records';

/** A track whose width is matched. */
export interface WidthSubject {
  readonly number: number;
  readonly channels: number;
  /** False: an interlude, an intro or speech, which follows no song and leads none. */
  readonly isSong: boolean;
  /** Of tracks that run into one another, with one width and one vote; left out: it stands alone. */
  readonly group?: number;
  readonly tone: Tone | null;
  /** What the mix loses in mono; of a group, what the one that loses most does. */
  readonly foldLossLu: number | null;
  readonly wishes: WidthWishes;
}

/** What is asked of one track's width in words and numbers. */
export interface WidthWishes {
  /** By words; null: nothing. */
  readonly sideDb: number | null;
  /** Words leave it as it is. */
  readonly isHeld: boolean;
  /** By a number under `adjust`. */
  readonly adjustDb: number;
  readonly because: readonly Reason[];
}
