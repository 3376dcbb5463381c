import { z } from 'zod';

/** In dB, rounded to 0.01; null where there is none. */
const level = z.number().nullable();

/** From −1, opposite, over 0, unrelated, to +1, the same; rounded to 0.001. */
const correlation = z.number().min(-1).max(1);

/** Side to mid in a stretch of frequencies. Mid is (left + right) / 2, side (left − right) / 2. */
export const stereoBandSchema = z
  .object({
    lowHz: z.number().nonnegative(),
    /** At most half the rate. */
    highHz: z.number().positive(),
    /** Power of side over that of mid; null where either is silent. */
    sideToMidDb: level,
    /** What the stretch loses in mono: power of both channels over that of mid on both. */
    foldLossDb: level,
  })
  .readonly();

/** At most 300 windows of whole seconds, one behind the other; the last may be cut short. */
const stereoCourseSchema = z
  .object({
    windowSeconds: z.int().positive(),
    /** Of left and right in each, rounded to 0.01; null where either is under -100 dBFS. */
    correlations: z.array(correlation.nullable()).readonly(),
  })
  .readonly();

/**
 * How left and right of one file stand to one another, where it passes the gates of BS.1770-5.
 * Everything is null for one channel.
 */
export const stereoSchema = z
  .object({
    /** Correlation of left and right, Σlr / √(Σl² · Σr²), over 400 ms windows at 100 ms hop. */
    correlation: z
      .object({
        /** Of all windows as one. */
        whole: correlation,
        mean: correlation,
        /** 5th percentile of the windows, nearest rank. */
        p5: correlation,
        /** Share of the windows with a correlation below 0. */
        negativeShare: z.number().min(0).max(1),
      })
      .readonly()
      .nullable(),
    /** K-weighted level of left less that of right. */
    balanceDb: level,
    /** Integrated loudness less that of mid on both channels, each by its own gates. */
    foldLossLu: level,
    /** 20–120, 120–500, 500–2000, 2000–6000, 6000–16 000 Hz; null without a spectrum. */
    bands: z.array(stereoBandSchema).readonly().nullable(),
    /** Side to mid below 120 Hz: how wide the low end is. */
    lowSideToMidDb: level,
    /** Correlation along the whole track, gates or not; null for one channel, and in records that have none. */
    course: stereoCourseSchema.nullable().default(null),
    /** Why something is null, in words; null when nothing is. */
    reason: z.string().nullable(),
  })
  .readonly();

export type StereoBand = z.infer<typeof stereoBandSchema>;
export type StereoCourse = z.infer<typeof stereoCourseSchema>;
export type Stereo = z.infer<typeof stereoSchema>;
