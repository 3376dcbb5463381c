import { z } from 'zod';

const corner = {
  frequencyHz: z.number().positive(),
  /** Centre over bandwidth of a bell; 0.7071 is the steepest shelf or pass without a bump. */
  q: z.number().positive(),
};

/** One band of a track's equaliser: an analogue filter of second order, whatever the rate. */
export const eqBandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bell'), ...corner, gainDb: z.number() }).readonly(),
  z.object({ type: z.literal('low-shelf'), ...corner, gainDb: z.number() }).readonly(),
  z.object({ type: z.literal('high-shelf'), ...corner, gainDb: z.number() }).readonly(),
  z.object({ type: z.literal('high-pass'), ...corner }).readonly(),
  z.object({ type: z.literal('low-pass'), ...corner }).readonly(),
]);

export type EqBand = z.infer<typeof eqBandSchema>;
