export interface PathPoint {
  readonly x: number;
  readonly y: number;
}

/** Absolute points of path data made of m, l and z, one list for each part. */
export function partsOf(data: string): PathPoint[][] {
  let at = { x: 0, y: 0 };
  return [...data.matchAll(/m([^mz]*)(z?)/g)].map(([, body = '', close]) => {
    const numbers = [...body.matchAll(/-?\d+/g)].map(([text]) => Number(text));
    const points = Array.from({ length: numbers.length / 2 }, (_, index) => {
      at = { x: at.x + (numbers[2 * index] ?? 0), y: at.y + (numbers[2 * index + 1] ?? 0) };
      return at;
    });
    // Closed, the pen is back where the part began.
    if (close) at = points[0] ?? at;
    return points;
  });
}
