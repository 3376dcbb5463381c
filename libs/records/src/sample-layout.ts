import { z } from 'zod';

/**
 * How the interleaved bytes of an audio file hold samples. WAV's eight-bit samples are unsigned (u8), AIFF's
 * signed (s8).
 */
export const sampleLayoutSchema = z
  .object({
    encoding: z.enum(['u8', 's8', 's16', 's24', 's32', 'f32', 'f64']),
    byteOrder: z.enum(['little', 'big']),
    channels: z.int().positive(),
    /** Bytes of one frame: one sample of every channel. */
    frameBytes: z.int().positive(),
    sampleRateHz: z.number().positive(),
  })
  .readonly();

export type SampleLayout = z.infer<typeof sampleLayoutSchema>;
export type SampleEncoding = SampleLayout['encoding'];
