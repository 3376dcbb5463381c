import { z } from 'zod';
import { outputSchema } from './output.js';

/** What a file of a release is for. */
export const deliveredKinds = ['master', 'continuous', 'cue', 'checksums'] as const;

export const deliveredFileSchema = z
  .object({
    kind: z.enum(deliveredKinds),
    /** POSIX, relative to the release's folder. */
    file: z.string(),
    /** Of a master, its number in the running order; null: it is of the whole release. */
    track: z.int().positive().nullable(),
    /** What kind of file was asked for; null where it holds no audio. */
    output: outputSchema.nullable(),
    bytes: z.int().nonnegative(),
    /** Of the whole file, lower-case hex. */
    sha256: z.string(),
  })
  .readonly();

/** Every file that a release is delivered as: what is not in it does not belong to the release. */
export const deliverySchema = z
  .object({
    schema: z.literal('delivery/1'),
    release: z
      .object({ title: z.string(), artist: z.string(), upc: z.string().optional() })
      .readonly(),
    /** Whether every track has all its files, each with every promise kept. */
    isComplete: z.boolean(),
    files: z.array(deliveredFileSchema).readonly(),
  })
  .readonly();

export type DeliveredFile = z.infer<typeof deliveredFileSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
