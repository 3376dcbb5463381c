import type { LimiterSettings, MeasuredTrack, Target } from '@kindred/records';
import type { Forecast } from './forecast.js';
import { plrDb } from './forecast.js';
import { limiterFor } from './limiter-for.js';

/** What masters are known by. */
export type FinishedSigns = Pick<Forecast, 'truePeakDbtp' | 'loudSectionLufs' | 'integratedLufs'>;

/** Peaks this near to one another, over this little loudness: someone mastered these together. */
const masteredPlrDb = 11;
const masteredPeaksDb = 0.5;

export function lookMastered(tracks: readonly FinishedSigns[]): boolean {
  const peaks = tracks.map(({ truePeakDbtp }) => truePeakDbtp);
  const apartDb = Math.max(...peaks) - Math.min(...peaks);
  return apartDb <= masteredPeaksDb && tracks.every((track) => plrDb(track) < masteredPlrDb);
}

/** What two meters and a dither may differ by. */
const sameDb = 0.06;

export interface FinishedQuestion {
  readonly target: Pick<Target, 'ceilingDbtp' | 'loudnessLufs'>;
  readonly limiter: LimiterSettings;
  /** As the target means it. */
  readonly releaseLufs: number;
}

/**
 * Whether these files measure as our own masters for this target do: none passes the ceiling, and
 * of three signs, peaks that stand where its limiter holds them, loud sections that are equal for
 * most, and a release at its target, there are two. Peaks of two mixes may stand there by chance,
 * so by themselves they tell only where those of most do, and all look mastered.
 */
export function areFinished(
  tracks: readonly FinishedSigns[],
  { target, limiter, releaseLufs }: FinishedQuestion,
): boolean {
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= sameDb;
  if (tracks.some(({ truePeakDbtp }) => truePeakDbtp > target.ceilingDbtp + 0.005)) return false;
  const held = tracks.filter(({ truePeakDbtp }) => near(truePeakDbtp, limiter.aimDbtp)).length;
  const isAtTarget = near(releaseLufs, target.loudnessLufs);
  const levels = tracks.flatMap(({ loudSectionLufs }) => loudSectionLufs ?? []);
  const equal = levels.filter((level) => near(level, Math.max(...levels))).length;
  const areEqual = equal >= 2 && 2 * equal > levels.length;
  if (tracks.length === 1) return held === 1 && isAtTarget;
  if (areEqual) return isAtTarget || held >= 1;
  return held >= 2 && (isAtTarget || (2 * held > tracks.length && lookMastered(tracks)));
}

/**
 * The same of files as they were measured, before anything is decided. As one album they are taken
 * to be off their target: their loudness together is not in their profiles.
 */
export function measureAsFinished(
  profiles: readonly Pick<MeasuredTrack, 'loudness' | 'peak'>[],
  target: Target,
): boolean {
  const tracks = profiles.flatMap(({ loudness, peak }): FinishedSigns[] =>
    loudness.integratedLufs === null || peak.truePeakDbtp === null
      ? []
      : [
          {
            integratedLufs: loudness.integratedLufs,
            loudSectionLufs: loudness.loudSectionLufs,
            truePeakDbtp: peak.truePeakDbtp,
          },
        ],
  );
  if (tracks.length === 0 || tracks.length < profiles.length) return false;
  const levels = tracks.map(({ integratedLufs }) => integratedLufs);
  const releaseLufs =
    target.of === 'album'
      ? -Infinity
      : target.of === 'loudest track'
        ? Math.max(...levels)
        : Math.min(...levels);
  return areFinished(tracks, { target, limiter: limiterFor(target), releaseLufs });
}
