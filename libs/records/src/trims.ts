import { z } from 'zod';

/** What is left out at an end of a mix: the silence that stands there, or so many seconds of it. */
export const trimSchema = z.union([z.literal('silence'), z.number().positive()]);

/** What a person asked for at the ends of a track; left out: nothing is taken away. */
export const trimsSchema = z
  .object({ start: trimSchema.optional(), end: trimSchema.optional() })
  .readonly();

/** What of a file is heard as the track: the frames before and behind it are left out. */
export const frameWindowSchema = z
  .object({ fromFrame: z.int().nonnegative(), frames: z.int().nonnegative() })
  .readonly();

export type Trim = z.infer<typeof trimSchema>;
export type Trims = z.infer<typeof trimsSchema>;
export type FrameWindow = z.infer<typeof frameWindowSchema>;
