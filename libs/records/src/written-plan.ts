import { z } from 'zod';
import { adjustmentSchema } from './adjustment.js';
import { pinSchema } from './pin.js';
import { masteringPlanSchema } from './plan.js';

/**
 * The plan as it was last written to plan.yaml, out of reach of the edits made there: what those are
 * told from, and the reasons behind its numbers.
 */
export const writtenPlanSchema = z
  .object({
    schema: z.literal('written-plan/1'),
    /** Of what was decided, before any render corrected it: the same decision needs no new plan. */
    decidedSha256: z.string(),
    plan: masteringPlanSchema,
    /** What was decided, for the next plan to stand by; left out: it stands by nothing. */
    decided: z
      .object({
        plan: masteringPlanSchema,
        /** Digests of what was asked for then, of the release and of each of its tracks. */
        asked: z
          .object({
            releaseSha256: z.string(),
            tracks: z
              .array(z.object({ file: z.string(), sha256: z.string() }).readonly())
              .readonly(),
          })
          .readonly(),
      })
      .readonly()
      .optional(),
    /** What a person had fixed by then, also of tracks that the plan waits for. */
    pins: z.array(pinSchema).readonly(),
    /** What stood under `adjust` of its tracks in the release file; no entry: nothing. */
    adjusts: z
      .array(z.object({ file: z.string(), adjust: adjustmentSchema }).readonly())
      .readonly()
      .default([]),
  })
  .readonly();

export type WrittenPlan = z.infer<typeof writtenPlanSchema>;
