import { z } from 'zod';

/**
 * Why a number is what it is, as data: a code that names one sentence, and the measured values
 * that stand in it. `sentence()` turns it into words, in one place.
 */
export const reasonSchema = z
  .object({
    code: z.enum([
      'louder',
      'quieter',
      'level-kept',
      'every-track',
      'no-limiting',
      'limiting',
      'limiting-budget',
      'already-limited',
      'release-target',
      'release-yields',
      'release-falls',
      'not-matched',
      'room-to-spare',
      'corrected',
    ]),
    /** Keys carry the unit, as everywhere. */
    values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])).readonly(),
  })
  .readonly();

export type Reason = z.infer<typeof reasonSchema>;
