import type { Region } from './arena.js';

/** From the first to the last frame of some kind, both included. */
export interface FrameRange {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** A run of a track's frames, and where they lie in planes. */
export interface PlacedRun {
  readonly planes: readonly Region<Float32Array>[];
  /** Of the track. */
  readonly startFrame: number;
  /** Of the planes. */
  readonly offset: number;
  readonly frames: number;
}

/**
 * Finds the first and the last frame over a threshold. It is shown the peak of every segment in
 * order, and looks into those alone at which the track turns from silent to sounding or back.
 */
export interface RangeTracker {
  /** Whether a segment of this peak turns the track, and `turn` must be called. */
  turnsAt(peak: number): boolean;
  turn(segment: PlacedRun, before: PlacedRun | null): void;
  /** @param last the track's last segment */
  finish(last: PlacedRun | null): FrameRange | null;
}

export function createRangeTracker(thresholdLinear: number): RangeTracker {
  let firstFrame = -1;
  let lastFrame = -1;
  let over = false;

  return {
    turnsAt: (peak) => peak > thresholdLinear !== over,
    turn(segment, before) {
      if (over) lastFrame = lastOver(before!, thresholdLinear);
      else if (firstFrame < 0) firstFrame = firstOver(segment, thresholdLinear);
      over = !over;
    },
    finish(last) {
      if (over) lastFrame = lastOver(last!, thresholdLinear);
      return firstFrame < 0 ? null : { firstFrame, lastFrame };
    },
  };
}

function firstOver(run: PlacedRun, threshold: number): number {
  let n = 0;
  while (n < run.frames - 1 && !isOver(run, n, threshold)) n++;
  return run.startFrame + n;
}

function lastOver(run: PlacedRun, threshold: number): number {
  let n = run.frames - 1;
  while (n > 0 && !isOver(run, n, threshold)) n--;
  return run.startFrame + n;
}

function isOver({ planes, offset }: PlacedRun, n: number, threshold: number): boolean {
  return planes.some(({ view }) => Math.abs(view[offset + n]!) > threshold);
}
