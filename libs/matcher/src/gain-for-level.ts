import type { LoudnessBasis } from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { nearestMillibels } from './gain-grid.js';
import { solveRising } from './solve-rising.js';
import type { TrackModel } from './track-model.js';

export interface LevelWish {
  readonly basis: LoudnessBasis;
  readonly levelLufs: number;
  /** The track gets no more than this, whatever level it then has. */
  readonly mostMillibels: number;
}

/** The gain, in millibels, that brings a track nearest to a level. */
export function gainForLevel(model: TrackModel, wish: LevelWish): number {
  const { basis, levelLufs, mostMillibels } = wish;
  return solveRising({
    missAt: (millibels) => basisLevelLufs(model.at(millibels), basis) - levelLufs,
    guess: nearestMillibels(levelLufs - basisLevelLufs(model.untouched, basis)),
    most: mostMillibels,
  });
}
