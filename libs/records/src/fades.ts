import { z } from 'zod';

/**
 * How the gain goes from nothing to all, over t from 0 to 1: linear t; smooth (1 − cos πt)/2, the
 * raised cosine; exponential, even in decibels from −60 dB, meeting nothing at its end.
 */
export const fadeCurves = ['linear', 'smooth', 'exponential'] as const;

export const fadeSchema = z
  .object({ seconds: z.number().positive(), curve: z.enum(fadeCurves) })
  .readonly();

/** What a person asked for at the ends of a track; left out: nothing. */
export const fadesSchema = z
  .object({ in: fadeSchema.optional(), out: fadeSchema.optional() })
  .readonly();

export type Fade = z.infer<typeof fadeSchema>;
export type FadeCurve = Fade['curve'];
export type Fades = z.infer<typeof fadesSchema>;
