import { basisLevelLufs } from './basis-level.js';
import { nearestMillibels } from './gain-grid.js';
import { partAt, type Level, type Part } from './part.js';
import { solveRising } from './solve-rising.js';

/**
 * The gain, in millibels and no more than `mostMillibels`, that brings the loudest of some tracks
 * nearest to a level. What was tried before tells how much the limiter takes thereabouts.
 */
export function gainForLevel(
  parts: readonly Part[],
  { basis, levelLufs, mostMillibels }: Level & { readonly mostMillibels: number },
): number {
  const levelAt = (millibels: number): number =>
    Math.max(...parts.map((part) => basisLevelLufs(partAt(part, millibels), basis)));
  const [first] = parts;
  const tried = [...first!.model.tried()].map(([millibels]) => millibels - first!.shiftMillibels);
  const untouched = parts.map(
    ({ model, shiftMillibels }) => basisLevelLufs(model.untouched, basis) + shiftMillibels / 100,
  );
  let known = { millibels: 0, levelLufs: Math.max(...untouched) };
  for (const millibels of tried) {
    const point = { millibels, levelLufs: levelAt(millibels) };
    const isNearer = Math.abs(point.levelLufs - levelLufs) < Math.abs(known.levelLufs - levelLufs);
    if (isNearer) known = point;
  }
  return solveRising({
    missAt: (millibels) => levelAt(millibels) - levelLufs,
    guess: known.millibels + nearestMillibels(levelLufs - known.levelLufs),
    most: mostMillibels,
  });
}
