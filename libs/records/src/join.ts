import { z } from 'zod';

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
    /** Noise floor of the first less of the last 5 s; null where a floor is digital silence. */
    noiseJumpDb: z.number().nullable(),
    /** How much of a jump it is for its gap. */
    jars: z.enum(['no', 'a little', 'much']),
  })
  .readonly();

export type Join = z.infer<typeof joinSchema>;
