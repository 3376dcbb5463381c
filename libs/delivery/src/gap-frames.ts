/** Two tracks in a row, as mastered. */
export interface Gap {
  /** Audible silence between them: from the last sample over −60 dBFS to the first. */
  readonly wantedSeconds: number;
  /** What of that stands already at the end of the first and at the beginning of the second. */
  readonly tailSilenceSeconds: number;
  readonly headSilenceSeconds: number;
  /** Whether the first runs into the second. */
  readonly isSegue: boolean;
  readonly sampleRateHz: number;
}

/**
 * Frames of digital silence to put between two tracks, so that what is heard is the gap asked for.
 * Silence that is there counts; none of it is ever cut, and nothing is put into a segue.
 */
export function gapFrames(gap: Gap): number {
  if (gap.isSegue) return 0;
  const { wantedSeconds, tailSilenceSeconds, headSilenceSeconds, sampleRateHz } = gap;
  const missingSeconds = wantedSeconds - tailSilenceSeconds - headSilenceSeconds;
  return Math.max(0, Math.round(missingSeconds * sampleRateHz));
}
