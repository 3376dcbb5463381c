import { z } from 'zod';

/** What a release says of itself beside its sound: tags carry it. Left out: not said. */
export const releaseDetailsSchema = z
  .object({
    albumArtist: z.string().min(1).optional(),
    year: z.int().min(1000).max(9999).optional(),
    /** UPC or EAN: 12 or 13 digits, the last of them the check digit. */
    upc: z
      .string()
      .regex(/^\d{12,13}$/u)
      .optional(),
    composer: z.string().min(1).optional(),
    copyright: z.string().min(1).optional(),
    label: z.string().min(1).optional(),
    catalogNumber: z.string().min(1).optional(),
    /** A JPEG or PNG picture, POSIX, relative to the release file. */
    artwork: z.string().min(1).optional(),
  })
  .readonly();

/** What a track says of itself. Left out: as the release says, else its own tags. */
export const trackDetailsSchema = z
  .object({
    artist: z.string().min(1).optional(),
    composer: z.string().min(1).optional(),
    /** ISO 3901: twelve characters, no hyphens, capitals. */
    isrc: z
      .string()
      .regex(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/u)
      .optional(),
  })
  .readonly();

export type ReleaseDetails = z.infer<typeof releaseDetailsSchema>;
export type TrackDetails = z.infer<typeof trackDetailsSchema>;
