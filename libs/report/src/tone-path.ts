import { area, line } from 'd3-shape';
import { createRelativePath } from './relative-path.js';
import { gridSize } from './series-path.js';
import { shareOfHz, type DecibelAxis } from './tone-axis.js';
import { exitsOf, framed, type CurvePoint, type FrameExit } from './tone-frame.js';

/** Values along frequencies; null where there is none. */
export interface Curve {
  readonly frequenciesHz: readonly number[];
  readonly valuesDb: readonly (number | null)[];
}

// d3 is typed for a whole canvas; it calls only what a RelativePath has.

/** A line that stops where there is no value, and at the frame where a value lies beyond it. */
export function tonePath(curve: Curve, axis: DecibelAxis): string {
  const path = createRelativePath();
  line<CurvePoint>(
    ({ x }) => x,
    ({ y }) => y ?? 0,
  )
    .defined(({ y }) => y !== null)
    .context(path as never)(framed(pointsOf(curve, axis)));
  return path.text();
}

/** Where a line leaves the frame. */
export function toneExits(curve: Curve, axis: DecibelAxis): readonly FrameExit[] {
  return exitsOf(pointsOf(curve, axis));
}

/** The area between the curve and zero, on an axis that has zero in its middle. */
export function toneArea(curve: Curve, axis: DecibelAxis): string {
  const path = createRelativePath();
  area<CurvePoint>(
    ({ x }) => x,
    () => gridSize / 2,
    ({ y }) => held(y ?? gridSize / 2),
  ).context(path as never)(pointsOf(curve, axis));
  return path.text();
}

/** The band that lies as far above zero as below it. */
export function corridorPath(curve: Curve, axis: DecibelAxis): string {
  const path = createRelativePath();
  area<CurvePoint>(
    ({ x }) => x,
    ({ y }) => gridSize - held(y ?? gridSize / 2),
    ({ y }) => held(y ?? gridSize / 2),
  ).context(path as never)(pointsOf(curve, axis));
  return path.text();
}

/** An area reaches to the frame and no further. */
function held(y: number): number {
  return Math.min(gridSize, Math.max(0, y));
}

function pointsOf({ frequenciesHz, valuesDb }: Curve, axis: DecibelAxis): readonly CurvePoint[] {
  const { topDb, bottomDb } = axis;
  return frequenciesHz.map((frequencyHz, index) => {
    const value = valuesDb[index] ?? null;
    return {
      x: shareOfHz(frequencyHz) * gridSize,
      y: value === null ? null : ((topDb - value) / (topDb - bottomDb)) * gridSize,
    };
  });
}
