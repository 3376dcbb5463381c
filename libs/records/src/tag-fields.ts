import { z } from 'zod';

const text = z.string().min(1);

/** ReplayGain 2.0, as players read it; left out where there was nothing to measure. */
export const replayGainSchema = z
  .object({
    /** Such as "-7.43 dB". */
    trackGain: text.optional(),
    /** Linear, such as "0.987654". */
    trackPeak: text.optional(),
    albumGain: text.optional(),
    albumPeak: text.optional(),
  })
  .readonly();

/** What the tags of one delivered file say; left out: not said. */
export const tagFieldsSchema = z
  .object({
    title: text,
    artist: text,
    album: text,
    albumArtist: text,
    /** Place in the running order, from 1, and how many there are. */
    number: z.int().positive(),
    total: z.int().positive(),
    year: z.int().min(1000).max(9999).optional(),
    genre: text.optional(),
    /** Twelve characters, no hyphens. */
    isrc: text.optional(),
    /** UPC or EAN: 12 or 13 digits. */
    upc: text.optional(),
    composer: text.optional(),
    copyright: text.optional(),
    label: text.optional(),
    catalogNumber: text.optional(),
    comment: text.optional(),
    replayGain: replayGainSchema.optional(),
  })
  .readonly();

export type ReplayGain = z.infer<typeof replayGainSchema>;
export type TagFields = z.infer<typeof tagFieldsSchema>;
