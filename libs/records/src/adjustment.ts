import { z } from 'zod';
import { eqBandSchema } from './eq-band.js';
import { issuePlaceSchema } from './issue.js';

/** Moves that a person sets on one track, on top of what is decided. */
export const adjustmentSchema = z
  .object({
    /** Added to the gain that the match gives. */
    gainDb: z.number(),
    /** What the amount of its tone match is multiplied by; 0 leaves its tone unmatched. */
    toneShare: z.number().min(0),
    /** Added to the side level, 500 Hz to 8 kHz. */
    sideDb: z.number(),
    /** Applied last, each at its place in the file; `most` does not bound them. */
    eq: z
      .array(z.object({ band: eqBandSchema, place: issuePlaceSchema.optional() }).readonly())
      .readonly(),
  })
  .readonly();

export type Adjustment = z.infer<typeof adjustmentSchema>;
