import { basisLevelLufs } from './basis-level.js';
import { nearestMillibels } from './gain-grid.js';
import type { Level } from './member.js';
import { solveRising } from './solve-rising.js';
import type { TrackModel } from './track-model.js';

/**
 * The gain, in millibels and no more than `mostMillibels`, that brings a track nearest to a level.
 * What was tried before tells how much the limiter takes thereabouts.
 */
export function gainForLevel(
  model: TrackModel,
  { basis, levelLufs, mostMillibels }: Level & { readonly mostMillibels: number },
): number {
  let known = { millibels: 0, levelLufs: basisLevelLufs(model.untouched, basis) };
  for (const [millibels, forecast] of model.tried()) {
    const tried = { millibels, levelLufs: basisLevelLufs(forecast, basis) };
    const isNearer = Math.abs(tried.levelLufs - levelLufs) < Math.abs(known.levelLufs - levelLufs);
    if (isNearer) known = tried;
  }
  return solveRising({
    missAt: (millibels) => basisLevelLufs(model.at(millibels), basis) - levelLufs,
    guess: known.millibels + nearestMillibels(levelLufs - known.levelLufs),
    most: mostMillibels,
  });
}
