import type { Tone } from '@kindred/records';
import type { Family, FamilyTrack } from './family.js';

/** Where tone is judged, by centres of bands of 80 Hz to 8 kHz: below lies the room, above lies air. */
const judgedHz = { low: 79, high: 8000 } as const;
/** Lines are drawn from here, and up to the highest or to where the source stops. */
const drawnHz = { low: 25, high: 18_000 } as const;
/** Half the height of the corridor where a curve is certain. */
const corridorDb = 1.5;
/** By so much a curve is seen to lie outside. */
const outsideDb = 0.45;

/** A track's curve against the release's centre, its level taken off, neighbours taken together. */
export interface ToneDeviation {
  readonly centresHz: readonly number[];
  /** Per 1/3 octave; null where it is not drawn. */
  readonly valuesDb: readonly (number | null)[];
}

/** Where a curve lies furthest out between 80 Hz and 8 kHz. */
export interface ToneExcess {
  readonly frequencyHz: number;
  readonly valueDb: number;
  /** Beyond the corridor; negative inside. */
  readonly excessDb: number;
}

/** Half the height of the corridor per 1/3 octave: wider where curves of this release are uncertain. */
export function corridorOf({ profiles }: Family): readonly number[] {
  const loud = profiles.tracks.flatMap((track) =>
    track.status === 'done' && track.tone.loud ? [track.tone.loud.standardErrorDb] : [],
  );
  const bands = Math.max(0, ...loud.map(({ length }) => length));
  return Array.from({ length: bands }, (_, band) => {
    const errors = loud.flatMap((values) => values[band] ?? []).sort((a, b) => a - b);
    return corridorDb + (errors[errors.length >> 1] ?? 0);
  });
}

export interface ToneLine {
  readonly track: FamilyTrack;
  readonly tone: Tone;
  readonly deviation: ToneDeviation;
}

/** Every mix or master that has a tone to compare. */
export function toneLines(family: Family, side: 'mix' | 'master'): readonly ToneLine[] {
  return family.tracks.flatMap((track) => {
    const tone = track[side]?.tone;
    const deviation = deviationOf(family, tone);
    return tone && deviation ? [{ track, tone, deviation }] : [];
  });
}

/** Masters that can be pointed at for their tone, the furthest out first. */
export function strayingMasters(family: Family): readonly FamilyTrack[] {
  return outliersOf(toneLines(family, 'master'), corridorOf(family)).accused.map(
    ({ track }) => track,
  );
}

/** Null where a track has no tone, or the release no centre. */
export function deviationOf({ plan }: Family, tone: Tone | undefined): ToneDeviation | null {
  const centreDb = plan.tone?.centreDb;
  const levels = tone?.loud?.levelsDb;
  if (!centreDb || !levels) return null;
  const { centresHz } = tone;
  const apart = levels.map((level, band) => {
    const centre = centreDb[band] ?? null;
    return level === null || centre === null ? null : level - centre;
  });
  const judged = apart.filter((value, band) => value !== null && isJudged(centresHz[band]!));
  if (judged.length === 0) return null;
  const levelDb = judged.reduce<number>((sum, value) => sum + value!, 0) / judged.length;
  return {
    centresHz,
    valuesDb: smoothed(apart).map((value, band) =>
      value !== null && isDrawn(centresHz[band]!, tone) ? value - levelDb : null,
    ),
  };
}

/** Whether a curve is drawn at a frequency: below there is rumble, and above the music stops. */
export function isDrawn(frequencyHz: number, { bandwidthHz }: Tone): boolean {
  const highestHz = Math.min(drawnHz.high, bandwidthHz ?? Infinity);
  return frequencyHz >= drawnHz.low && frequencyHz <= highestHz;
}

/** Single bands are the notes of a song: each counts half, its neighbours a quarter. */
function smoothed(values: readonly (number | null)[]): readonly (number | null)[] {
  return values.map((value, band) => {
    if (value === null) return null;
    const before = values[band - 1] ?? value;
    const after = values[band + 1] ?? value;
    return (before + 2 * value + after) / 4;
  });
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

/** The largest distance from the centre between 80 Hz and 8 kHz. */
export function furthestDb({ centresHz, valuesDb }: ToneDeviation): number {
  return valuesDb.reduce<number>(
    (most, value, band) =>
      value !== null && isJudged(centresHz[band]!) ? Math.max(most, Math.abs(value)) : most,
    0,
  );
}

function isOutside(excess: ToneExcess | null): excess is ToneExcess {
  return excess !== null && excess.excessDb >= outsideDb;
}

function isJudged(frequencyHz: number): boolean {
  return frequencyHz >= judgedHz.low && frequencyHz <= judgedHz.high;
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
