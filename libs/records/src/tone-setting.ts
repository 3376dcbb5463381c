import { z } from 'zod';

/** What tone can be brought toward, as a word; a block of weights mixes them. */
export const toneAims = ['release', 'reference', 'balanced'] as const;

/** What the tone of a release is brought toward; weights with a sum over 0. */
export const toneWeightsSchema = z
  .object({
    /** The robust centre of the release's own songs. */
    release: z.number().min(0),
    /** The files under `references`. */
    reference: z.number().min(0),
    /** A corridor of released music: only what lies outside it is wished back. */
    balanced: z.number().min(0),
  })
  .readonly();

/** How the tone of a release is matched. */
export const toneSettingSchema = z
  .object({
    toward: toneWeightsSchema,
    /** Share of each fault that is undone; 0 leaves all tone alone. */
    amount: z.number().min(0).max(1),
    /** No frequency moves further than this, by all bands of a track together. */
    mostDb: z.number().positive().max(6),
  })
  .readonly();

export type ToneWeights = z.infer<typeof toneWeightsSchema>;
export type ToneSetting = z.infer<typeof toneSettingSchema>;

/** What holds where a release file says nothing of tone. */
export const usualTone: ToneSetting = {
  toward: { release: 1, reference: 0, balanced: 0 },
  amount: 0.7,
  mostDb: 2,
};
