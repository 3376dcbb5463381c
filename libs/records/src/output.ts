import { z } from 'zod';

/** How a word length is reduced: plain TPDF, or TPDF with its noise moved to where ears hear less. */
export const ditherKinds = ['plain', 'shaped'] as const;
/** What an MP3 is encoded with: constant rates, or LAME's best variable one. */
export const mp3Qualities = ['320 kbps', '256 kbps', 'V0'] as const;

/** Null: the rate of the mix. */
const sampleRateHz = z.int().positive().nullable();
const dither = z.enum(ditherKinds);

/** One kind of file that every track is delivered as. */
export const outputSchema = z.discriminatedUnion('container', [
  z
    .object({
      container: z.literal('wav'),
      encoding: z.enum(['s16', 's24', 'f32']),
      sampleRateHz,
      dither,
    })
    .readonly(),
  z
    .object({
      container: z.literal('flac'),
      encoding: z.enum(['s16', 's24']),
      sampleRateHz,
      dither,
    })
    .readonly(),
  z
    .object({
      container: z.literal('mp3'),
      quality: z.enum(mp3Qualities),
      /** Null: the rate of the mix where MP3 has it, else the half or quarter that it has. */
      sampleRateHz,
    })
    .readonly(),
]);

/**
 * What is made of a release beside its tracks; `cd frames`: in the continuous file every track begins
 * on a 75th of a second, but for one that another runs into.
 */
export const deliverables = ['cue', 'checksums', 'one continuous file', 'cd frames'] as const;

export type Output = z.infer<typeof outputSchema>;
export type LossyOutput = Extract<Output, { container: 'mp3' }>;
export type ExactOutput = Exclude<Output, LossyOutput>;
export type Mp3Quality = (typeof mp3Qualities)[number];
export type Dither = (typeof ditherKinds)[number];
export type Deliverable = (typeof deliverables)[number];

/** What is delivered where a release file says nothing of it. */
export const usualOutputs: readonly Output[] = [
  { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' },
];

/** How high lossy files may decode where nothing else is said: full scale, so that no decoder clips. */
export const usualLossyPeakDbtp = 0;
