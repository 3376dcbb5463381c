export interface PathPoint {
  readonly x: number;
  readonly y: number;
}

/** Absolute points of path data made of m, l and z, one list for each part. */
export function partsOf(data: string): PathPoint[][] {
  let at = { x: 0, y: 0 };
  return [...data.matchAll(/m([^mz]*)/g)].map(([, body = '']) => {
    const numbers = [...body.matchAll(/-?\d+/g)].map(([text]) => Number(text));
    return Array.from({ length: numbers.length / 2 }, (_, index) => {
      at = { x: at.x + (numbers[2 * index] ?? 0), y: at.y + (numbers[2 * index + 1] ?? 0) };
      return at;
    });
  });
}
