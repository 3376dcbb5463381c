import { z } from 'zod';
import { reasonSchema } from './reason.js';
import { toneWeightsSchema } from './tone-setting.js';

/** How far a track's shape lies from the release's centre, 80 Hz to 8 kHz RMS, half an octave wide. */
export const toneDistanceSchema = z
  .object({ beforeDb: z.number().nonnegative(), afterDb: z.number().nonnegative() })
  .readonly();

/** The music that a release is brought toward, as one: its tracks by their weights. */
const referenceToneSchema = z
  .object({
    /** As the release file names them. */
    names: z.array(z.string()).readonly(),
    /** Per 1/3 octave from 20 Hz, against its own mean; null: not known there. */
    levelsDb: z.array(z.number().nullable()).readonly(),
  })
  .readonly();

/** What was decided on the tone of the whole release. */
export const tonePlanSchema = z
  .object({
    /** Null: there was nothing to bring it toward. */
    toward: toneWeightsSchema.nullable(),
    /** What few songs or a diverse release leave of the amount that was asked for. */
    amount: z.number().min(0).max(1),
    /** No frequency of any track moves further, but for filters that a person set. */
    mostDb: z.number().positive(),
    /** The release's centre per 1/3 octave from 20 Hz, against its own mean; null without two songs. */
    centreDb: z.array(z.number().nullable()).readonly().nullable(),
    /** Left out: no reference has a say. */
    reference: referenceToneSchema.optional(),
    /** Root mean square of the distances of the tracks from that centre. */
    spread: toneDistanceSchema.nullable(),
    because: z.array(reasonSchema).readonly(),
  })
  .readonly();

export type TonePlan = z.infer<typeof tonePlanSchema>;
export type ReferenceTone = z.infer<typeof referenceToneSchema>;
