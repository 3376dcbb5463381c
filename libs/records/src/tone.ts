import { z } from 'zod';

/** A measured level in dB, rounded to 0.01; null where there is none. */
const level = z.number().nullable();

/**
 * Levels per band of a choice of a track's windows: 10 · log10 of a mean square, 1 = full scale, so
 * that a full-scale sine in one channel is −3.01 dB. Null where silent, or beyond half the rate.
 */
const bandLevels = z.array(level).readonly();

/** Power of a stretch of frequencies, in dB of that of 20 Hz to 16 kHz. */
const balance = level;

/** Long-term average spectrum of chosen passages of one file. */
export const toneCurveSchema = z
  .object({
    /** How much of the track is behind it. */
    seconds: z.number().nonnegative(),
    /** Power of left plus power of right; of the one channel in mono. */
    levelsDb: bandLevels,
    /** Power of (left + right) / 2. */
    midDb: bandLevels,
    /** Power of (left − right) / 2. */
    sideDb: bandLevels,
    /** Least-squares slope of `levelsDb`, 100 Hz to 10 kHz; pink noise is 0, white +3.01. */
    tiltDbPerOctave: level,
    balancesDb: z
      .object({
        /** 20 to 120 Hz. */
        bass: balance,
        /** 120 to 500 Hz. */
        lowMid: balance,
        /** 500 Hz to 2 kHz. */
        mid: balance,
        /** 2 to 6 kHz. */
        highMid: balance,
        /** 6 to 16 kHz. */
        high: balance,
      })
      .readonly(),
  })
  .readonly();

/** The curve of the loud passages, and how far it can be trusted. */
export const loudToneCurveSchema = toneCurveSchema
  .unwrap()
  .extend({
    /**
     * Standard error of each of `levelsDb`, from `blocks` stretches of loud time. Null with fewer
     * than two.
     */
    standardErrorDb: bandLevels,
    /** Stretches of 5 s of loud time or more, at most 8; fewer than 6 say little. */
    blocks: z.int().nonnegative(),
  })
  .readonly();

/** Tone of one file. */
export const toneSchema = z
  .object({
    /** Exact centres of the 1/3-octave bands of every curve here, IEC 61260-1 base 10. */
    centresHz: z.array(z.number().positive()).readonly(),
    /** All that passes both gates of BS.1770-5: silence, fades and pauses do not tilt it. */
    whole: toneCurveSchema.nullable(),
    /** Windows whose 3 s loudness is at or above the 75th percentile of those over I − 10 LU. */
    loud: loudToneCurveSchema.nullable(),
    /** Where the music stops: above it lies a floor, or nothing. At most half the rate. */
    bandwidthHz: z.number().positive().nullable(),
    /** Why a curve is null, in words; null when none is. */
    reason: z.string().nullable(),
  })
  .readonly();

export type ToneCurve = z.infer<typeof toneCurveSchema>;
export type LoudToneCurve = z.infer<typeof loudToneCurveSchema>;
export type Tone = z.infer<typeof toneSchema>;
