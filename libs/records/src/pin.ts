import { z } from 'zod';
import { adjustmentSchema } from './adjustment.js';
import { eqBandSchema } from './eq-band.js';
import { issuePlaceSchema } from './issue.js';
import { limiterSettingsSchema } from './plan.js';

/**
 * A part of one track's plan that a person changed by hand: a fixed constraint of whatever is
 * planned next. `planned` is what stood there before.
 */
export const pinSchema = z.discriminatedUnion('part', [
  pin('gain', { gainDb: z.number(), plannedDb: z.number() }),
  pin('width', { sideDb: z.number(), plannedDb: z.number() }),
  pin('limiter', { limiter: limiterSettingsSchema, planned: limiterSettingsSchema }),
  pin('eq', { eq: z.array(eqBandSchema).readonly(), planned: z.array(eqBandSchema).readonly() }),
]);

function pin<Part extends string, Shape extends z.ZodRawShape>(part: Part, shape: Shape) {
  return z
    .object({
      part: z.literal(part),
      /** Its number in the running order. */
      track: z.int().positive(),
      /** The mix, by which the track is known again. */
      file: z.string(),
      /** Where in the plan it was changed. */
      place: issuePlaceSchema.optional(),
      /** What stood under `adjust` of the track when `planned` was decided; left out: nothing. */
      adjust: adjustmentSchema.optional(),
      ...shape,
    })
    .readonly();
}

export type Pin = z.infer<typeof pinSchema>;
export type PinPart = Pin['part'];
