import { z } from 'zod';
import { eqBandSchema } from './eq-band.js';
import { intentSchema, toneMoveSchema } from './intent.js';
import { limitingBounds } from './limiting-bounds.js';
import { limitingBudgets } from './target.js';

/** What keeps a move of tone that was asked for in words smaller than it was asked for. */
export const moveBounds = ['most', 'below the music', 'above the music', 'hum'] as const;

/** The codes of reasons that a person gave, in words or in numbers, with their values. */
export const wishReasons = {
  /** A phrase of a direction is about this track. */
  directed: z.object({ intent: intentSchema }).readonly(),
  /** Moves that words ask for are smaller than asked, so that bounds hold for all filters together. */
  'direction-held': z
    .object({
      by: z.enum(moveBounds),
      /** Where a bound by the music begins; of `most`, its decibels. */
      bound: z.number(),
      moves: z
        .array(z.object({ wanted: toneMoveSchema, appliedDb: z.number() }).readonly())
        .min(1)
        .readonly(),
    })
    .readonly(),
  /** A gain on top of the match. */
  'adjusted-gain': z
    .object({
      gainDb: z.number(),
      /** Less where the track's limiting is used up before. */
      appliedDb: z.number(),
      bound: z.enum(limitingBounds).nullable(),
      limiting: z.enum(limitingBudgets),
    })
    .readonly(),
  /** How much of its tone match is left. */
  'adjusted-tone': z.object({ share: z.number() }).readonly(),
  /** Filters on top of match and words. */
  'adjusted-eq': z.object({ bands: z.array(eqBandSchema).min(1).readonly() }).readonly(),
} as const;

export type MoveBound = (typeof moveBounds)[number];
