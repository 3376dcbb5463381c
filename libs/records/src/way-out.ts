import { z } from 'zod';
import { limitingBudgets } from './target.js';

const outcome = {
  /** What the release would measure, in its target's own meaning. */
  releaseLufs: z.number(),
  /** Where the binding track would lie from its family's level; null: it would not be there. */
  trackFromFamilyLu: z.number().nullable(),
};

/** One thing to do about a release that tops out under its target, and what it would bring. */
export const wayOutSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('leave it so'), ...outcome }).readonly(),
  z.object({ action: z.literal('new mix'), peaksLowerDb: z.number(), ...outcome }).readonly(),
  z.object({ action: z.literal('offset'), offsetLu: z.number(), ...outcome }).readonly(),
  z
    .object({ action: z.literal('limiting'), budget: z.enum(limitingBudgets), ...outcome })
    .readonly(),
  z.object({ action: z.literal('without it'), ...outcome }).readonly(),
]);

export type WayOut = z.infer<typeof wayOutSchema>;
