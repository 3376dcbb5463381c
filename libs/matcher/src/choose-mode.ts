import type { LoudnessBasis, Release } from '@kindred/records';
import { lookMastered } from './finished-masters.js';
import { keepsItsLevels } from './kept-genres.js';
import type { TrackModel } from './track-model.js';

/** What is made equal, and why levels are kept where they are. */
export type Mode =
  | { readonly mode: LoudnessBasis }
  | {
      readonly mode: 'as mixed';
      readonly why: 'asked' | 'genre' | 'segues' | 'masters';
      readonly genre: string | null;
    };

export interface ModeQuestion {
  readonly release: Pick<Release, 'match' | 'genre'>;
  readonly models: readonly TrackModel[];
  readonly groups: readonly (readonly number[])[];
  /** Whether the files are masters for this very target. */
  readonly isFinished: boolean;
}

/** The mode of a release; `auto` keeps the levels of what was never meant to be evened out. */
export function chooseMode({ release, models, groups, isFinished }: ModeQuestion): Mode {
  const { match, genre } = release;
  const asMixed = (why: 'asked' | 'genre' | 'segues' | 'masters'): Mode => ({
    mode: 'as mixed',
    why,
    genre: why === 'genre' ? genre : null,
  });
  if (match.loudness === 'as mixed') return asMixed('asked');
  if (match.loudness !== 'auto') return { mode: match.loudness };
  if (isFinished) return asMixed('masters');
  if (models.length < 2) return { mode: 'loud sections' };
  if (genre !== null && keepsItsLevels(genre)) return asMixed('genre');
  if (groups[0]?.length === models.length) return asMixed('segues');
  if (lookMastered(models.map(({ untouched }) => untouched))) return asMixed('masters');
  return { mode: 'loud sections' };
}
