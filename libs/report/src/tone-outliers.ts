import type { Family, FamilyTrack } from './family.js';
import {
  corridorDb,
  corridorOf,
  isJudged,
  toneLines,
  type ToneDeviation,
} from './tone-deviation.js';

/** By so much a curve is seen to lie outside. */
const outsideDb = 0.45;

/** Where a curve lies furthest out between 80 Hz and 8 kHz. */
export interface ToneExcess {
  readonly frequencyHz: number;
  readonly valueDb: number;
  /** Beyond the corridor; negative inside. */
  readonly excessDb: number;
}

/** What a family's outliers say. */
export interface ToneOutliers<Track> {
  /** The furthest out first. */
  readonly outside: readonly (Track & { readonly excess: ToneExcess })[];
  /** Those to be pointed at: nobody of two, nor where more than a third lie outside. */
  readonly accused: readonly (Track & { readonly excess: ToneExcess })[];
}

/** Who lies outside the corridor, and whether that can be laid to anybody. */
export function outliersOf<Track extends { readonly deviation: ToneDeviation }>(
  tracks: readonly Track[],
  corridor: readonly number[],
): ToneOutliers<Track> {
  const outside = tracks
    .map((track) => ({ ...track, excess: furthestOut(track.deviation, corridor) }))
    .flatMap(({ excess, ...track }) =>
      isOutside(excess) ? [{ ...(track as unknown as Track), excess }] : [],
    )
    .sort((a, b) => b.excess.excessDb - a.excess.excessDb);
  const isScattered = tracks.length < 3 || 3 * outside.length > tracks.length;
  return { outside, accused: isScattered ? [] : outside };
}

/** Masters that can be pointed at for their tone, the furthest out first. */
export function strayingMasters(family: Family): readonly FamilyTrack[] {
  return outliersOf(toneLines(family, 'master'), corridorOf(family)).accused.map(
    ({ track }) => track,
  );
}

/** Where a curve lies furthest beyond the corridor; null for a curve of nothing. */
function furthestOut(
  { centresHz, valuesDb }: ToneDeviation,
  corridor: readonly number[],
): ToneExcess | null {
  let furthest: ToneExcess | null = null;
  valuesDb.forEach((valueDb, band) => {
    const frequencyHz = centresHz[band]!;
    if (valueDb === null || !isJudged(frequencyHz)) return;
    const excessDb = Math.abs(valueDb) - (corridor[band] ?? corridorDb);
    if (furthest === null || excessDb > furthest.excessDb) {
      furthest = { frequencyHz, valueDb, excessDb };
    }
  });
  return furthest;
}

function isOutside(excess: ToneExcess | null): excess is ToneExcess {
  return excess !== null && excess.excessDb >= outsideDb;
}
