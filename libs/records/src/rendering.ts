import { z } from 'zod';
import { issueSchema } from './issue.js';
import { measurementSchema } from './measurement.js';
import { outputSchema } from './output.js';
import { pooledLoudnessSchema } from './profile.js';

/** The seven promises checked in each run, in the order they are told. */
export const promiseNames = [
  'peak',
  'loudness',
  'tone',
  'dynamics',
  'length',
  'files',
  'sources',
] as const;

export const promiseSchema = z
  .object({
    name: z.enum(promiseNames),
    kept: z.boolean(),
    /** In words, with units. */
    expected: z.string(),
    got: z.string(),
  })
  .readonly();

/** What the limiter did along a stream. */
export const limiterTraceSchema = z
  .object({
    reductionMaxDb: z.number().nonnegative(),
    reductionMaxAtSeconds: z.number().nonnegative().nullable(),
    /** Energy-weighted loss in loud passages. */
    loudPassageLossDb: z.number().nonnegative(),
    /** Share of the time with more than 3 dB of reduction, 0 to 1. */
    deepReductionShare: z.number().min(0).max(1),
    /**
     * Loudness range of what came to the limiter: filters move it too, and that is no loss to
     * limiting. Null where there is none; left out where nothing came to a limiter.
     */
    rangeBeforeLu: z.number().nullable().optional(),
    /** Time between neighbours of `reductionDb`. */
    hopSeconds: z.number().positive(),
    /** Deepest reduction in each hop, rounded to 0.01 dB. */
    reductionDb: z.array(z.number().nonnegative()).readonly(),
  })
  .readonly();

/** One delivered file: what it is, and what it measured when it was read back. */
export const renderedOutputSchema = z
  .object({
    /** POSIX, relative to the release's folder. */
    file: z.string(),
    sha256: z.string(),
    bytes: z.int().positive(),
    format: measurementSchema.unwrap().shape.format,
    measured: measurementSchema.unwrap().omit({ format: true, sha256: true }).readonly(),
  })
  .readonly();

/** A further file of a track, from the same stream: what matters of its measurement. */
export const furtherOutputSchema = z
  .object({
    /** POSIX, relative to the release's folder. */
    file: z.string(),
    output: outputSchema,
    sha256: z.string(),
    bytes: z.int().positive(),
    /** As delivered; the frames of a lossy file are those that it decodes to. */
    format: measurementSchema.unwrap().shape.format,
    loudness: measurementSchema.unwrap().shape.loudness,
    peak: measurementSchema.unwrap().shape.peak,
  })
  .readonly();

const identity = {
  number: z.int().positive(),
  title: z.string(),
  issues: z.array(issueSchema).readonly(),
};

export const trackRenderingSchema = z.discriminatedUnion('status', [
  z
    .object({
      ...identity,
      status: z.literal('done'),
      /** Gain as rendered; the plan beside it says the same. */
      gainDb: z.number(),
      /** Renders it took, 1 to 3. */
      renders: z.int().positive(),
      limiter: limiterTraceSchema,
      /** The file of the first kind asked for, measured in full. */
      outputs: z.array(renderedOutputSchema).readonly(),
      /** Those of the other kinds, in the order they were asked for. */
      further: z.array(furtherOutputSchema).readonly().default([]),
      promises: z.array(promiseSchema).readonly(),
    })
    .readonly(),
  z
    .object({
      ...identity,
      status: z.literal('failed'),
      outputs: z.array(renderedOutputSchema).max(0).readonly(),
      promises: z.array(promiseSchema).readonly(),
    })
    .readonly(),
]);

export const renderingsSchema = z
  .object({
    schema: z.literal('renderings/1'),
    release: pooledLoudnessSchema
      .unwrap()
      .extend({ title: z.string(), artist: z.string() })
      .readonly(),
    tracks: z.array(trackRenderingSchema).readonly(),
  })
  .readonly();

export type PromiseName = (typeof promiseNames)[number];
export type Promised = z.infer<typeof promiseSchema>;
export type LimiterTrace = z.infer<typeof limiterTraceSchema>;
export type RenderedOutput = z.infer<typeof renderedOutputSchema>;
export type FurtherOutput = z.infer<typeof furtherOutputSchema>;
export type TrackRendering = z.infer<typeof trackRenderingSchema>;
export type RenderedTrack = Extract<TrackRendering, { status: 'done' }>;
export type Renderings = z.infer<typeof renderingsSchema>;
