import type { Tone } from '@kindred/records';
import type { Family, FamilyTrack } from './family.js';

/** Where tone is judged, by centres of bands of 80 Hz to 8 kHz: below lies the room, above lies air. */
const judgedHz = { low: 79, high: 8000 } as const;
/** Lines are drawn from here, and up to the highest or to where the source stops. */
const drawnHz = { low: 25, high: 18_000 } as const;
/** Half the height of the corridor where a curve is certain. */
export const corridorDb = 1.5;

/** A curve against the release's centre, or what stands for it, its level taken off, neighbours taken together. */
export interface ToneDeviation {
  readonly centresHz: readonly number[];
  /** Per 1/3 octave; null where it is not drawn. */
  readonly valuesDb: readonly (number | null)[];
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

/** Every mix or master that has a tone to compare with its siblings'. */
export function toneLines(family: Family, side: 'mix' | 'master'): readonly ToneLine[] {
  if (toneZeroOf(family)?.is !== 'centre') return [];
  return family.tracks.flatMap((track) => {
    const tone = track[side]?.tone;
    const deviation = deviationOf(family, tone);
    return tone && deviation ? [{ track, tone, deviation }] : [];
  });
}

/** What curves are held against. */
export interface ToneZero {
  readonly levelsDb: readonly (number | null)[];
  /** A song without siblings is held against its references. */
  readonly is: 'centre' | 'references';
}

/** Null where the release has neither a centre nor references. */
export function toneZeroOf({ plan }: Family): ToneZero | null {
  const { centreDb = null, reference } = plan.tone ?? {};
  if (centreDb) return { levelsDb: centreDb, is: 'centre' };
  return reference ? { levelsDb: reference.levelsDb, is: 'references' } : null;
}

/** Null where a track has no tone, or the release nothing to hold it against. */
export function deviationOf(family: Family, tone: Tone | undefined): ToneDeviation | null {
  const zero = toneZeroOf(family);
  const levels = tone?.loud?.levelsDb;
  if (!zero || !levels) return null;
  const { centresHz } = tone;
  const apartDb = withoutLevel(levels, { zeroDb: zero.levelsDb, centresHz });
  return (
    apartDb && {
      centresHz,
      valuesDb: apartDb.map((value, band) => (isDrawn(centresHz[band]!, tone) ? value : null)),
    }
  );
}

/** Where the references lie from the release's centre; null where there are not both. */
export function referenceDeviation({ plan, profiles }: Family): ToneDeviation | null {
  const { centreDb = null, reference } = plan.tone ?? {};
  const centresHz = profiles.tracks.find(({ tone }) => tone?.loud)?.tone?.centresHz;
  if (!centreDb || !reference || !centresHz) return null;
  const valuesDb = withoutLevel(reference.levelsDb, { zeroDb: centreDb, centresHz });
  const drawn = valuesDb?.map((value, band) =>
    isDrawn(centresHz[band]!, { bandwidthHz: null }) ? value : null,
  );
  return drawn ? { centresHz, valuesDb: drawn } : null;
}

/** A curve against another, smoothed, the mean of what is judged taken off; null: nothing is. */
function withoutLevel(
  levels: readonly (number | null)[],
  { zeroDb, centresHz }: { zeroDb: ToneZero['levelsDb']; centresHz: readonly number[] },
): readonly (number | null)[] | null {
  const apart = levels.map((level, band) => {
    const zero = zeroDb[band] ?? null;
    return level === null || zero === null ? null : level - zero;
  });
  const judged = apart.filter((value, band) => value !== null && isJudged(centresHz[band]!));
  if (judged.length === 0) return null;
  const levelDb = judged.reduce<number>((sum, value) => sum + value!, 0) / judged.length;
  return smoothed(apart).map((value) => (value === null ? null : value - levelDb));
}

/** Whether a curve is drawn at a frequency: below there is rumble, and above the music stops. */
export function isDrawn(frequencyHz: number, { bandwidthHz }: Pick<Tone, 'bandwidthHz'>): boolean {
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

/** The largest distance from the centre between 80 Hz and 8 kHz. */
export function furthestDb({ centresHz, valuesDb }: ToneDeviation): number {
  return valuesDb.reduce<number>(
    (most, value, band) =>
      value !== null && isJudged(centresHz[band]!) ? Math.max(most, Math.abs(value)) : most,
    0,
  );
}

/** Whether tone is judged at a frequency. */
export function isJudged(frequencyHz: number): boolean {
  return frequencyHz >= judgedHz.low && frequencyHz <= judgedHz.high;
}
