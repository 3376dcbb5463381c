import { z } from 'zod';

/** What may change too much over a boundary. */
export const joinJumps = ['level', 'tone', 'noise'] as const;

/** The boundary between two tracks after matching; limiting of the edges is not reckoned with. */
export const joinSchema = z
  .object({
    from: z.int().positive(),
    to: z.int().positive(),
    /** One runs into the other. */
    isSegue: z.boolean(),
    /** Silence in the files: from the last sample over −60 dBFS to the next. */
    gapSeconds: z.number().nonnegative(),
    /** First less last 3 s of sound; null where one has less sound. */
    jump3sLu: z.number().nullable(),
    /** First less last 10 s of sound. */
    jump10sLu: z.number().nullable(),
    /**
     * How far the shape of the first 10 s, its filters on, lies from that of the last: RMS over 80 Hz
     * to 8 kHz, half an octave wide, level aside. Left out where one has less sound.
     */
    toneJumpDb: z.number().nonnegative().optional(),
    /** Noise floor of the first less of the last 5 s; null where a floor is digital silence. */
    noiseJumpDb: z.number().nullable(),
    /** How much of a jump it is for its gap. */
    jars: z.enum(['no', 'a little', 'much']),
    /** What of it does; left out: nothing, or only its level. */
    jarsBy: z.array(z.enum(joinJumps)).readonly().optional(),
  })
  .readonly();

export type Join = z.infer<typeof joinSchema>;
