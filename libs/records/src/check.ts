import { z } from 'zod';
import { issueSchema } from './issue.js';
import { loudnessSchema, measurementSchema, peakSchema } from './measurement.js';
import { targetSchema } from './target.js';

/** What finished masters are held against, in the order that it is told. */
export const checkNames = [
  /** Each can be read to its end, and is the file that was delivered. */
  'files',
  /** The target's loudness, in the target's own meaning. */
  'loudness',
  /** The ceiling, on a 16x meter and on that of BS.1770. */
  'peak',
  /** How far apart the loud sections of the tracks lie. */
  'family',
  /** What is heard or suspected in the sound itself. */
  'sound',
  'tags',
  'names',
] as const;

const verdictSchema = z
  .object({
    name: z.enum(checkNames),
    /** `broken` where an error is among the issues, `warned` where a person must decide. */
    status: z.enum(['kept', 'warned', 'broken']),
    issues: z.array(issueSchema).readonly(),
  })
  .readonly();

const checkedFileSchema = z
  .object({
    /** Place among all that was checked, from 1; its issues carry it as `track`. */
    number: z.int().positive(),
    /** As the person gave it, or relative to the release's folder. */
    file: z.string(),
    format: measurementSchema.unwrap().shape.format.nullable(),
    /** Null where it could not be measured, or need not be. */
    loudness: loudnessSchema.nullable(),
    peak: peakSchema.nullable(),
    verdicts: z.array(verdictSchema).readonly(),
  })
  .readonly();

/** Files that make one album: those of one folder, of one kind. */
const checkedSetSchema = z
  .object({
    /** POSIX; "." for the folder that the command ran in. */
    folder: z.string(),
    files: z.array(checkedFileSchema).min(1).readonly(),
    /** In the target's meaning: of the loudest track, of the album, or of the track furthest off. */
    loudnessLufs: z.number().nullable(),
    /** Highest less lowest level of loud sections; null for fewer than two tracks. */
    loudSectionSpreadLu: z.number().nullable(),
    /** Of the set as one; those of its files stand with them. */
    verdicts: z.array(verdictSchema).readonly(),
  })
  .readonly();

/** Finished masters held against a target: nothing was made or changed. */
export const checkSchema = z
  .object({
    schema: z.literal('check/1'),
    /** Null: files from anywhere. */
    release: z.object({ title: z.string(), artist: z.string() }).readonly().nullable(),
    target: targetSchema,
    /** How near to its target a loudness has to lie. */
    toleranceLu: z.number().positive(),
    /** Highest true peak that a lossy file may decode to; all others keep the target's ceiling. */
    lossyPeakDbtp: z.number(),
    sets: z.array(checkedSetSchema).readonly(),
    /** Of the delivered set as a whole; none for files from anywhere. */
    verdicts: z.array(verdictSchema).readonly(),
  })
  .readonly();

export type CheckName = (typeof checkNames)[number];
export type Verdict = z.infer<typeof verdictSchema>;
export type CheckedFile = z.infer<typeof checkedFileSchema>;
export type CheckedSet = z.infer<typeof checkedSetSchema>;
export type Check = z.infer<typeof checkSchema>;
