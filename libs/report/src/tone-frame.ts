import { percent } from './percent.js';
import { gridSize } from './series-path.js';

/** A point of a curve on the grid, beyond it too; no y where the curve has no value. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number | null;
}

/** Where a curve lies beyond the frame, furthest out. */
export interface FrameExit {
  readonly x: string;
  readonly above: boolean;
}

/** The part of a curve within the frame: it ends where it crosses an edge, and goes on where it is back. */
export function framed(points: readonly CurvePoint[]): readonly CurvePoint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const crossed = before === undefined ? [] : crossings(before, point);
    return [...crossed, point.y === null || sideOf(point.y) === 0 ? point : { ...point, y: null }];
  });
}

/** Each stretch beyond the frame, where it lies furthest out. */
export function exitsOf(points: readonly CurvePoint[]): readonly FrameExit[] {
  const furthest: { x: number; y: number }[] = [];
  let before = 0;
  for (const { x, y } of points) {
    const side = y === null ? 0 : sideOf(y);
    const last = furthest.at(-1);
    if (side !== 0 && side !== before) furthest.push({ x, y: y! });
    else if (side !== 0 && side * (y! - last!.y) > 0) furthest.splice(-1, 1, { x, y: y! });
    before = side;
  }
  return furthest.map(({ x, y }) => ({ x: percent(x / gridSize), above: y < 0 }));
}

/** −1 above the frame, 1 under it. */
function sideOf(y: number): -1 | 0 | 1 {
  return y < 0 ? -1 : y > gridSize ? 1 : 0;
}

function crossings(from: CurvePoint, to: CurvePoint): readonly CurvePoint[] {
  if (from.y === null || to.y === null || sideOf(from.y) === sideOf(to.y)) return [];
  const [start, rise] = [from.y, to.y - from.y];
  return [0, gridSize]
    .map((edge) => ({ share: (edge - start) / rise, y: edge }))
    .filter(({ share }) => share > 0 && share < 1)
    .sort((a, b) => a.share - b.share)
    .map(({ share, y }) => ({ x: from.x + share * (to.x - from.x), y }));
}
