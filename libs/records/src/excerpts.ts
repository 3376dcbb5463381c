import { z } from 'zod';

/** An MP3 to be carried on the page. */
const excerptSchema = z
  .object({
    /** Its name among the excerpts of the release: "01-mix.mp3". */
    file: z.string().regex(/^[\w-]+\.mp3$/u),
    bytes: z.int().nonnegative(),
    seconds: z.number().nonnegative(),
    /** Of its own; null where it is silent or too short. */
    integratedLufs: z.number().nullable(),
  })
  .readonly();

/** What can be listened to on the page of a release. */
export const excerptsSchema = z
  .object({
    /** The same stretch of a mix and of its master, aligned to the sample. */
    tracks: z
      .array(
        z
          .object({
            /** Of the track. */
            number: z.int().positive(),
            startSeconds: z.number().nonnegative(),
            mix: excerptSchema,
            master: excerptSchema,
          })
          .readonly(),
      )
      .readonly(),
    /** The end of a master, the gap as delivered, and the beginning of the next. */
    joins: z
      .array(
        z
          .object({
            from: z.int().positive(),
            to: z.int().positive(),
            excerpt: excerptSchema,
            /** Where in the excerpt the first file ends and the next begins. */
            gapStartSeconds: z.number().nonnegative(),
            gapEndSeconds: z.number().nonnegative(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

export type Excerpts = z.infer<typeof excerptsSchema>;
export type TrackExcerpts = Excerpts['tracks'][number];
export type JoinExcerpt = Excerpts['joins'][number];
export type Excerpt = TrackExcerpts['mix'];
