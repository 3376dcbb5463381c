import { z } from 'zod';

/**
 * A long series of numbers in a file of its own beside the records: 32-bit floats, little-endian,
 * named by the SHA-256 of its bytes.
 */
export const seriesFileSchema = z
  .object({ file: z.string(), sha256: z.string(), count: z.int().nonnegative() })
  .readonly();

/**
 * A track as the limiter will meet it: the front of the chain has run, gain has not. Enough to
 * predict loudness and limiting for any gain without touching audio again.
 */
const trackEnvelopeSchema = z
  .object({
    schema: z.literal('envelope/1'),
    sampleRateHz: z.number().positive(),
    channels: z.int().positive(),
    frames: z.int().nonnegative(),
    /** Frames behind each number of `peaks`. */
    peakHopFrames: z.int().positive(),
    /** Highest oversampled magnitude over all channels, linear, one per hop. */
    peaks: seriesFileSchema,
    /** Sum over channels of the K-weighted energy, mean square, one per 10 ms. */
    energies: seriesFileSchema,
  })
  .readonly();

export type SeriesFile = z.infer<typeof seriesFileSchema>;
export type TrackEnvelope = z.infer<typeof trackEnvelopeSchema>;
