import { z } from 'zod';

/** How the width of a release is matched; off unless it is asked for. */
export const widthSettingSchema = z
  .object({
    /** Share of the difference from the family that is undone; 0: off. */
    amount: z.number().min(0).max(1),
    /** No side level moves further toward the family. */
    mostDb: z.number().positive().max(6),
  })
  .readonly();

export type WidthSetting = z.infer<typeof widthSettingSchema>;

/** What a width that is asked for means where a number is left out. */
export const usualWidth: WidthSetting = { amount: 0.4, mostDb: 1.5 };
