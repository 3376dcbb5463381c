import { z } from 'zod';
import { toneGuardSchema, toneMoveSchema } from './intent.js';

/**
 * What all directions come to on one track. Its limiting is not among it: that is the track's own
 * `limiting`.
 */
export const trackDirectionSchema = z
  .object({
    /** One per filter, ascending in frequency, within 2 dB, none under 0.3 dB or against a guard. */
    moves: z.array(toneMoveSchema).readonly(),
    /** Where no tone move may go, whoever wishes it. */
    guards: z.array(toneGuardSchema).readonly(),
    /** Null: nothing was said; 0: held as it is. Within 2 dB. */
    sideDb: z.number().nullable(),
    /** Against the family, on top of its offset; within 3 LU. */
    offsetLu: z.number(),
    /** Null: as set. */
    toneMatchPercent: z.number().min(0).max(100).nullable(),
    /** Gain and ceiling only; everything else here is then as if unsaid. */
    leaveAlone: z.boolean(),
  })
  .readonly();

export type TrackDirection = z.infer<typeof trackDirectionSchema>;
