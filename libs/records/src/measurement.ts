import { z } from 'zod';
import { dynamicsSchema } from './dynamics.js';
import { edgesSchema } from './edges.js';
import { overviewSchema } from './overview.js';
import { stereoSchema } from './stereo.js';
import { toneSchema } from './tone.js';
import { frameWindowSchema } from './trims.js';

/** A measured level; null where there is none (silence, too short), with the reason beside it. */
const level = z.number().nullable();

/** Loudness of one file by ITU-R BS.1770-5 and EBU Tech 3341/3342. */
export const loudnessSchema = z
  .object({
    /** Gated loudness of the whole file. */
    integratedLufs: level,
    /** Level of the loud sections: max(P95 of short-term, max short-term − 2 LU), windows over I − 10. */
    loudSectionLufs: level,
    /** Highest 3 s loudness, 100 ms hop. */
    shortTermMaxLufs: level,
    /** Highest 400 ms loudness, 10 ms hop. */
    momentaryMaxLufs: level,
    /** Loudness range, EBU Tech 3342. */
    rangeLu: level,
    /** Why a level is null, in words; null when none is. */
    reason: z.string().nullable(),
  })
  .readonly();

/** Peaks of one file. */
export const peakSchema = z
  .object({
    /** By a 16× interpolator of 64 taps a phase. */
    truePeakDbtp: level,
    /** By the 4×, 48-tap interpolator of BS.1770 Annex 2. */
    truePeakItuDbtp: level,
    samplePeakDbfs: level,
    /** Where the true peak lies. */
    truePeakAtSeconds: z.number().nonnegative().nullable(),
    reason: z.string().nullable(),
  })
  .readonly();

/** Loudness along the track. Values are rounded to 0.001 LU; null is below −70 LUFS (silent). */
export const loudnessSeriesSchema = z
  .object({
    /** Time between neighbours; window j of either series starts at j · hopSeconds. */
    hopSeconds: z.number().positive(),
    /** 400 ms windows; these are also the gating blocks, so albums pool from them. */
    momentaryLufs: z.array(level).readonly(),
    /** 3 s windows. */
    shortTermLufs: z.array(level).readonly(),
  })
  .readonly();

/** What a file holds, as read. */
const audioFormatSchema = z
  .object({
    container: z.enum(['wav', 'aiff', 'flac', 'mp3', 'ogg']),
    sampleKind: z.enum(['integer', 'float']),
    /** Null for a lossy file: what it was encoded from is not known. */
    bitsPerSample: z.int().positive().nullable(),
    sampleRateHz: z.number().positive(),
    channels: z.int().positive(),
    frames: z.int().nonnegative(),
    durationSeconds: z.number().nonnegative(),
  })
  .readonly();

/** Everything measured on one file: a mix before, a master after. */
export const measurementSchema = z
  .object({
    /** Of what was measured; frames and duration are those of the window where there is one. */
    format: audioFormatSchema,
    /** What of the file was measured; left out: all of it. */
    window: frameWindowSchema.optional(),
    /** Of the whole file's bytes, lower-case hex. */
    sha256: z.string(),
    loudness: loudnessSchema,
    peak: peakSchema,
    series: loudnessSeriesSchema,
    dynamics: dynamicsSchema,
    tone: toneSchema,
    stereo: stereoSchema,
    edges: edgesSchema,
    overview: overviewSchema,
  })
  .readonly();

export type Loudness = z.infer<typeof loudnessSchema>;
export type Peak = z.infer<typeof peakSchema>;
export type LoudnessSeries = z.infer<typeof loudnessSeriesSchema>;
export type AudioFormat = z.infer<typeof audioFormatSchema>;
export type Measurement = z.infer<typeof measurementSchema>;
