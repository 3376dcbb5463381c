/** How beats become seconds. */
export interface Grid {
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  /** Silence before the first beat. */
  readonly startSeconds: number;
  /** Notes that swing in pairs: 0.5 for sixteenths, 1 for eighths (in beats, a pair's length). */
  readonly swingPairBeats: number;
  /** Where the second of a pair falls: 0.5 is straight, 2/3 a triplet. */
  readonly swingRatio: number;
  /** From this beat on the tempo yields… */
  readonly slowFromBeat: number;
  /** …each beat being longer than the last by this part of a beat. */
  readonly slowPerBeat: number;
  /** Where the last bar ends. Notes that last until here are let ring… */
  readonly lastBeat: number;
  /** …for this much longer. */
  readonly ringSeconds: number;
}

/** When a beat, counted from the start of the piece, sounds. */
export function secondsAt(grid: Grid, beat: number): number {
  const swung = swing(grid, beat);
  const slow = Math.max(0, swung - grid.slowFromBeat);
  const beats = swung + (slow * slow * grid.slowPerBeat) / 2;
  return grid.startSeconds + (beats * 60) / grid.tempoBpm;
}

function swing(grid: Grid, beat: number): number {
  const pair = Math.floor(beat / grid.swingPairBeats);
  const within = beat / grid.swingPairBeats - pair;
  const moved =
    within < 0.5
      ? within * 2 * grid.swingRatio
      : grid.swingRatio + (within - 0.5) * 2 * (1 - grid.swingRatio);
  return (pair + moved) * grid.swingPairBeats;
}
