import { z } from 'zod';
import { findingSchema } from './finding.js';
import { issueSchema } from './issue.js';
import { measurementSchema } from './measurement.js';

const identity = {
  number: z.int().positive(),
  /** As in the release file. */
  file: z.string(),
  title: z.string(),
  issues: z.array(issueSchema).readonly(),
};

/** What stands in a profile where nothing could be measured. */
export const notMeasured = {
  format: null,
  sha256: null,
  loudness: null,
  peak: null,
  series: null,
  dynamics: null,
  tone: null,
  stereo: null,
  edges: null,
  overview: null,
  findings: null,
} as const;

const nothingMeasured = Object.fromEntries(
  Object.keys(notMeasured).map((key) => [key, z.null()]),
) as { readonly [Key in keyof typeof notMeasured]: z.ZodNull };

/** One track's measurements, or why there are none. */
const trackProfileSchema = z.discriminatedUnion('status', [
  z
    .object({
      ...identity,
      status: z.literal('done'),
      ...measurementSchema.unwrap().shape,
      /** What a person should know of the mix, the most severe first. */
      findings: z.array(findingSchema).readonly(),
    })
    .readonly(),
  z.object({ ...identity, status: z.literal('failed'), ...nothingMeasured }).readonly(),
]);

/** The release as one programme. */
export const pooledLoudnessSchema = z
  .object({
    /** Gating blocks of all tracks under one relative gate (as libebur128, ReplayGain 2). */
    pooledLufs: z.number().nullable(),
    /** AES77: the loudest track's integrated loudness. */
    loudestTrackLufs: z.number().nullable(),
    loudestTrack: z.int().positive().nullable(),
    durationWeightedLufs: z.number().nullable(),
    /** Highest less lowest loud-section level over the tracks. */
    loudSectionSpreadLu: z.number().nullable(),
    truePeakMaxDbtp: z.number().nullable(),
    durationSeconds: z.number().nonnegative(),
  })
  .readonly();

export const profilesSchema = z
  .object({
    schema: z.literal('profiles/1'),
    release: pooledLoudnessSchema
      .unwrap()
      .extend({ title: z.string(), artist: z.string() })
      .readonly(),
    tracks: z.array(trackProfileSchema).readonly(),
  })
  .readonly();

export type TrackProfile = z.infer<typeof trackProfileSchema>;
export type MeasuredTrack = Extract<TrackProfile, { status: 'done' }>;
export type PooledLoudness = z.infer<typeof pooledLoudnessSchema>;
export type Profiles = z.infer<typeof profilesSchema>;
