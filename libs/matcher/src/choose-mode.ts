import type { LimiterSettings, LoudnessBasis, Release, Target } from '@kindred/records';
import { plrDb } from './forecast.js';
import { keepsItsLevels } from './kept-genres.js';
import { loudnessLufs } from './release-loudness.js';
import type { TrackModel } from './track-model.js';

/** What is made equal, and why levels are kept where they are. */
export type Mode =
  | { readonly mode: LoudnessBasis }
  | {
      readonly mode: 'as mixed';
      readonly why: 'asked' | 'genre' | 'segues' | 'masters';
      readonly genre: string | null;
    };

/** Peaks this near to one another, over this little loudness: someone mastered these together. */
const masteredPlrDb = 11;
const masteredPeaksDb = 0.5;

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
  if (lookMastered(models)) return asMixed('masters');
  return { mode: 'loud sections' };
}

function lookMastered(models: readonly TrackModel[]): boolean {
  const peaks = models.map(({ untouched }) => untouched.truePeakDbtp);
  const apartDb = Math.max(...peaks) - Math.min(...peaks);
  return (
    apartDb <= masteredPeaksDb && models.every(({ untouched }) => plrDb(untouched) < masteredPlrDb)
  );
}

/** What two meters and a dither may differ by. */
const sameDb = 0.06;

/**
 * Whether these files measure as our own masters for this target do: none passes the ceiling, and
 * of three signs, peaks that stand where its limiter holds them, loud sections that are equal for
 * most, and a release at its target, there are two. Peaks of two mixes may stand there by chance,
 * so by themselves they tell only where those of most do, and all look mastered.
 */
export function areFinished(
  models: readonly TrackModel[],
  { target, limiter }: { readonly target: Target; readonly limiter: LimiterSettings },
): boolean {
  const untouched = models.map((model) => model.untouched);
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= sameDb;
  if (untouched.some(({ truePeakDbtp }) => truePeakDbtp > target.ceilingDbtp + 0.005)) return false;
  const held = untouched.filter(({ truePeakDbtp }) => near(truePeakDbtp, limiter.aimDbtp)).length;
  const isAtTarget = near(loudnessLufs(untouched, target.of), target.loudnessLufs);
  const levels = untouched.flatMap(({ loudSectionLufs }) => loudSectionLufs ?? []);
  const equal = levels.filter((level) => near(level, Math.max(...levels))).length;
  const areEqual = equal >= 2 && 2 * equal > levels.length;
  if (models.length === 1) return held === 1 && isAtTarget;
  if (areEqual) return isAtTarget || held >= 1;
  return held >= 2 && (isAtTarget || (2 * held > models.length && lookMastered(models)));
}
