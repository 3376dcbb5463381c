import { z } from 'zod';

/** Where in a text or file an issue lies. Lines and columns count characters from 1. */
export const issuePlaceSchema = z
  .object({
    /** The file as the person wrote it, or relative to the release file. */
    file: z.string(),
    line: z.int().positive().optional(),
    column: z.int().positive().optional(),
    /** Characters to underline, from `column`. */
    length: z.int().nonnegative().optional(),
    /** The line as typed, so that it can be shown with carets. */
    excerpt: z.string().optional(),
  })
  .readonly();

/**
 * Something a person should know: their input or the world did not fit. Data, never an exception.
 * `error`: no master comes from this, or a promise is broken. `warning`: made, but a person must
 * decide. `note`: worth knowing.
 */
export const issueSchema = z
  .object({
    /** Stable kebab-case name, for programs. */
    code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    severity: z.enum(['error', 'warning', 'note']),
    /** What is wrong, in one plain sentence. */
    message: z.string(),
    place: issuePlaceSchema.optional(),
    got: z.string().optional(),
    expected: z.string().optional(),
    /** The one thing to do, as text to paste where possible. */
    fix: z.string().optional(),
    /** Number of the track concerned, from 1. */
    track: z.int().positive().optional(),
  })
  .readonly();

export type IssuePlace = z.infer<typeof issuePlaceSchema>;
export type Issue = z.infer<typeof issueSchema>;
