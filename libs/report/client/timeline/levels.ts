/** Levels along a line of the page, by its columns of 0 to 1000. */
export type Levels = ReadonlyMap<number, number>;

/**
 * What lines of relative path data say at each column; nothing where no line is drawn. Read from the
 * lines themselves, so that words and picture agree.
 */
export function levelsOf(paths: Iterable<SVGPathElement>, topLufs: number): Levels {
  const levels = new Map<number, number>();
  for (const path of paths) {
    let [x, y] = [0, 0];
    for (const [, numbers] of (path.getAttribute('d') ?? '').matchAll(/[ml]([^ml]*)/g)) {
      const deltas = (numbers?.match(/-?\d+/g) ?? []).map(Number);
      for (let index = 0; index + 1 < deltas.length; index += 2) {
        x += deltas[index]!;
        y += deltas[index + 1]!;
        levels.set(x, topLufs - (y / 1000) * 30);
      }
    }
  }
  return levels;
}

/** The level at a column or at the nearest one to it, as people read it. */
export function levelAt(levels: Levels, column: number): string {
  const middle = Math.round(column);
  const near = [middle, middle + 1, middle - 1].find((x) => levels.has(x));
  return near === undefined ? '–' : levels.get(near)!.toFixed(1).replace('-', '\u2212');
}
