import { line } from 'd3-shape';
import { createRelativePath } from './relative-path.js';

/** Paths are drawn on a square of this size and stretched, strokes excepted. */
export const gridSize = 1000;

/** A series along a time axis. */
export interface TimedSeries {
  readonly values: readonly (number | null)[];
  readonly hopSeconds: number;
  /** Time of the first value. */
  readonly startSeconds: number;
}

/** What part of time and which values a drawing shows. */
export interface PlotRange {
  readonly durationSeconds: number;
  /** Points across the whole drawing; as many as it has pixels. */
  readonly points: number;
  readonly top: number;
  readonly bottom: number;
}

interface GridPoint {
  readonly x: number;
  readonly y: number;
  /** False where nothing is drawn: not measured, or under the floor. */
  readonly drawn: boolean;
}

/** A line that stops where the series leaves the floor of the plot. */
export function linePath(series: TimedSeries, range: PlotRange): string {
  const path = createRelativePath();
  line<GridPoint>(
    ({ x }) => x,
    ({ y }) => y,
  )
    .defined(({ drawn }) => drawn)
    // d3 is typed for a whole canvas; it calls only what a RelativePath has.
    .context(path as never)(gridPoints(series, range));
  return path.text();
}

/** The area between the series and the floor. */
export function areaPath(series: TimedSeries, range: PlotRange): string {
  return filled(series, range, gridSize);
}

/** The area that hangs from zero at the top down to values on an axis that grows downward. */
export function hangingPath(series: TimedSeries, range: PlotRange): string {
  return filled(series, range, 0);
}

/** A straight base needs no points along it: each run of values goes down to it at its ends. */
function filled(series: TimedSeries, range: PlotRange, baseY: number): string {
  const path = createRelativePath();
  let last: GridPoint | null = null;
  const end = (): void => {
    if (last === null) return;
    path.lineTo(last.x, baseY);
    path.closePath();
    last = null;
  };
  for (const point of gridPoints(series, range)) {
    if (!point.drawn) {
      end();
      continue;
    }
    if (last === null) path.moveTo(point.x, baseY);
    path.lineTo(point.x, point.y);
    last = point;
  }
  end();
  return path.text();
}

/** The extreme of each bucket, so that a peak of one instant survives at any width. */
function gridPoints(series: TimedSeries, range: PlotRange): readonly GridPoint[] {
  const { values, hopSeconds, startSeconds } = series;
  const { durationSeconds, points, top, bottom } = range;
  const buckets = new Map<number, number | null>();
  values.forEach((value, index) => {
    const seconds = startSeconds + index * hopSeconds;
    const bucket = Math.min(points - 1, Math.floor((seconds / durationSeconds) * points));
    const before = buckets.get(bucket) ?? null;
    buckets.set(bucket, value === null || (before ?? -Infinity) > value ? before : value);
  });
  return [...buckets].map(([bucket, value]) => ({
    x: ((bucket + 0.5) / points) * gridSize,
    y: value === null ? gridSize : ((top - value) / (top - bottom)) * gridSize,
    drawn: value !== null && value >= Math.min(top, bottom),
  }));
}
