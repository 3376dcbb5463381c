import { z } from 'zod';

/** How a word length is reduced: plain TPDF, or TPDF with its noise moved to where ears hear less. */
const ditherKinds = ['plain', 'shaped'] as const;
/** What an MP3 is encoded with: constant rates, or LAME's best variable one. */
export const mp3Qualities = ['320 kbps', '256 kbps', 'V0'] as const;

/** Rates that music is delivered in, in Hz. */
export const musicRatesHz: readonly number[] = [44_100, 48_000, 88_200, 96_000, 176_400, 192_000];
/** What MPEG-1 layer III holds: the lower rates of MPEG-2 have no 256 or 320 kbps. */
export const mp3RatesHz: readonly number[] = [32_000, 44_100, 48_000];
/** Noise shaping is drawn for these; elsewhere plain dither is inaudible. */
export const shapedRatesHz: readonly number[] = [44_100, 48_000];

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
export type Mp3Quality = (typeof mp3Qualities)[number];
export type Dither = (typeof ditherKinds)[number];
export type Deliverable = (typeof deliverables)[number];

/** What is delivered where a release file says nothing of it. */
export const usualOutputs: readonly Output[] = [
  { container: 'wav', encoding: 's24', sampleRateHz: null, dither: 'plain' },
];

/** How high lossy files may decode where nothing else is said: full scale, so that no decoder clips. */
export const usualLossyPeakDbtp = 0;
