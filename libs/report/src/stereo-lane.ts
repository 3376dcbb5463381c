import type { StereoCourse } from '@kindred/records';
import { hangingPath, linePath } from './series-path.js';

/** Correlation of left and right along a track: +1 at the top, −1 at the bottom. */
export interface StereoLaneView {
  readonly line: string;
  /** Below the middle: where the channels work against each other for more than a second. */
  readonly against: string;
}

const points = 120;
const briefSeconds = 1;

/** @returns null where there is nothing to draw: one channel, or one that is silent */
export function drawStereoLane(
  course: StereoCourse | null,
  durationSeconds: number,
): StereoLaneView | null {
  if (course?.correlations.every((value) => value === null) ?? true) return null;
  const { correlations, windowSeconds } = course!;
  const timed = { hopSeconds: windowSeconds, startSeconds: windowSeconds / 2 };
  const plot = { durationSeconds, points };
  return {
    // Turned over, since of each column the highest is drawn, and here the lowest matters.
    line: linePath(
      { ...timed, values: correlations.map((value) => (value === null ? null : 1 - value)) },
      { ...plot, top: 0, bottom: 2 },
    ),
    against: hangingPath(
      { ...timed, values: againstOf(course!).map((value) => value && -value) },
      { ...plot, top: 0, bottom: 1 },
    ),
  };
}

/** What lies under 0 for more than a second; null elsewhere. */
function againstOf({ correlations, windowSeconds }: StereoCourse): readonly (number | null)[] {
  const isUnder = (index: number): boolean => (correlations[index] ?? 0) < 0;
  return correlations.map((value, index) =>
    isUnder(index) && (windowSeconds > briefSeconds || isUnder(index - 1) || isUnder(index + 1))
      ? value
      : null,
  );
}
