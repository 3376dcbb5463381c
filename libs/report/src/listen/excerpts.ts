/** An MP3 to be carried on the page. */
export interface Excerpt {
  readonly base64: string;
  readonly seconds: number;
  /** Of its own; null where it is silent or too short. */
  readonly integratedLufs: number | null;
}

/** The same stretch of a mix and of its master, aligned to the sample. */
export interface TrackExcerpts {
  /** Of the track. */
  readonly number: number;
  readonly startSeconds: number;
  readonly mix: Excerpt;
  readonly master: Excerpt;
}

/** The end of a master, the gap as delivered, and the beginning of the next. */
export interface JoinExcerpt {
  readonly from: number;
  readonly to: number;
  readonly excerpt: Excerpt;
  /** Where in the excerpt the first file ends and the next begins. */
  readonly gapStartSeconds: number;
  readonly gapEndSeconds: number;
}

/** What can be listened to on the page. */
export interface Excerpts {
  readonly tracks: readonly TrackExcerpts[];
  readonly joins: readonly JoinExcerpt[];
}
