import { z } from 'zod';

/** In dB or dBFS, rounded to 0.01; null where there is none. */
const level = z.number().nullable();

/** How loud a file is how often. */
export const loudnessHistogramSchema = z
  .object({
    /** Width of a bin. */
    binLu: z.number().positive(),
    /** Lower edge of the first bin; null when there is none. */
    lowestLufs: z.number().nullable(),
    /** 3 s windows at 100 ms hop over −70 LUFS (EBU Tech 3341), per bin, from the quietest used one. */
    counts: z.array(z.int().nonnegative()).readonly(),
  })
  .readonly();

/** How the peaks of one file stand over its loudness. */
export const dynamicsSchema = z
  .object({
    /** Peak to loudness: true peak less integrated loudness. */
    plrDb: level,
    /**
     * Peak to short-term loudness (AES e-Brief 373): the true peak of a 3 s window less its loudness;
     * the least over the windows, at 100 ms hop, that are louder than I − 10 LU.
     */
    psrMinDb: level,
    /** Where the window with the least begins. */
    psrMinAtSeconds: z.number().nonnegative().nullable(),
    /** The median over the same windows. */
    psrMedianDb: level,
    /** Highest sample over RMS: both of the whole file, over all channels. */
    crestDb: level,
    /** RMS of the whole file over all channels; a full-scale sine is −3.01. */
    rmsDbfs: level,
    /**
     * Dynamic range as the TT meter has it: 3 s blocks per channel, the second-highest block peak
     * over the RMS (· √2) of the loudest fifth of the blocks; mean over the channels that sound.
     */
    drDb: level,
    /** `drDb` as it is told: a whole number. */
    dr14: z.int().nullable(),
    histogram: loudnessHistogramSchema,
    /** Mean of all samples, per channel, 1 is full scale. */
    dcOffsetsLinear: z.array(z.number()).readonly(),
    /** Why a level is null, in words; null when none is. */
    reason: z.string().nullable(),
  })
  .readonly();

export type LoudnessHistogram = z.infer<typeof loudnessHistogramSchema>;
export type Dynamics = z.infer<typeof dynamicsSchema>;
