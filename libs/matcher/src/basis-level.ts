import type { LoudnessBasis } from '@kindred/records';

/** The levels that a match can stand on. */
export interface MatchLevels {
  readonly integratedLufs: number | null;
  readonly loudSectionLufs: number | null;
}

/**
 * The level that a match on `basis` makes equal. A track without a loud-section level, being
 * shorter than 3 s, stands on its integrated loudness; null: it has neither.
 */
export function basisLevelLufs(
  levels: MatchLevels & { readonly integratedLufs: number },
  basis: LoudnessBasis,
): number;
export function basisLevelLufs(levels: MatchLevels, basis: LoudnessBasis): number | null;
export function basisLevelLufs(levels: MatchLevels, basis: LoudnessBasis): number | null {
  return basis === 'loud sections'
    ? (levels.loudSectionLufs ?? levels.integratedLufs)
    : levels.integratedLufs;
}
