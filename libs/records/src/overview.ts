import { z } from 'zod';

/** A waveform to draw: at most 1200 buckets of whole 10 ms. */
export const overviewSchema = z
  .object({
    /** Length of a bucket; the last may be cut short. */
    bucketSeconds: z.number().positive(),
    /** Highest magnitude in each, over all channels, linear, to 0.0001: a click survives. */
    peaksLinear: z.array(z.number().nonnegative()).readonly(),
    /** RMS of each over all channels, linear, to 0.0001. */
    rmsLinear: z.array(z.number().nonnegative()).readonly(),
  })
  .readonly();

export type Overview = z.infer<typeof overviewSchema>;
