import { convertedFrames, rateRatio, type Rates } from '@kindred/dsp';

/** What of a run belongs to one track. */
export interface TrackPiece {
  /** From 0. */
  readonly track: number;
  /** Where it begins in the run. */
  readonly first: number;
  readonly frames: number;
  /** Where it begins in its track. */
  readonly at: number;
}

/**
 * Where the tracks of a stream end at another rate, each to the nearest frame of the stream, so that
 * they stay as long together as it is: track k holds round(end·fo/fi) − round(start·fo/fi) frames.
 * @param frames of each track, at the rate they come in
 */
export function trackEnds(frames: readonly number[], rates: Rates): readonly number[] {
  const ratio = rateRatio(rates);
  let sum = 0;
  return frames.map((count) => convertedFrames((sum += count), ratio));
}

/** How long each of them is, from where they end. */
export function trackLengths(ends: readonly number[]): readonly number[] {
  return ends.map((end, at) => end - (ends[at - 1] ?? 0));
}

/** Tells a stream's runs, in order, which tracks they belong to. */
export function createTrackCuts(
  ends: readonly number[],
): (frames: number, visit: (piece: TrackPiece) => void) => void {
  let done = 0;
  let track = 0;
  return (frames, visit) => {
    for (let first = 0; first < frames;) {
      while (ends[track]! <= done) track++;
      const start = ends[track - 1] ?? 0;
      const count = Math.min(frames - first, ends[track]! - done);
      visit({ track, first, frames: count, at: done - start });
      first += count;
      done += count;
    }
  };
}
