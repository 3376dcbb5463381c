import { z } from 'zod';
import { eqBandSchema } from './eq-band.js';
import { fadesSchema } from './fades.js';
import { joinSchema } from './join.js';
import { intentSchema } from './intent.js';
import { outputSchema } from './output.js';
import { reasonSchema } from './reason.js';
import { loudnessBases, trackRoles } from './release.js';
import { limitingBudgets, targetSchema } from './target.js';
import { toneDistanceSchema, tonePlanSchema } from './tone-plan.js';
import { wayOutSchema } from './way-out.js';
import { trimsSchema } from './trims.js';

/** How the true-peak limiter of one stream is set. */
export const limiterSettingsSchema = z
  .object({
    /** No true peak passes this in the file as written. */
    ceilingDbtp: z.number(),
    /** The level the limiter itself aims for: the ceiling less a margin for what detectors miss. */
    aimDbtp: z.number(),
  })
  .readonly();

/** What the model expects of a track after rendering; levels to 0.001. */
export const expectationSchema = z
  .object({
    integratedLufs: z.number(),
    loudSectionLufs: z.number().nullable(),
    /** Deepest gain reduction. */
    reductionMaxDb: z.number().nonnegative(),
    /** Energy-weighted loss in loud passages. */
    loudPassageLossDb: z.number().nonnegative(),
    /** Share of the time with more reduction than the budget's depth mark (3 dB), 0 to 1. */
    deepReductionShare: z.number().min(0).max(1),
  })
  .readonly();

export const trackPlanSchema = z
  .object({
    number: z.int().positive(),
    file: z.string(),
    title: z.string(),
    /** The mix that this was planned for. */
    sourceSha256: z.string(),
    /** Filters in the order they are applied, before the gain; none: tone is left alone. */
    eq: z.array(eqBandSchema).readonly().default([]),
    /** How many of these, the last ones, a person set: `most` does not bound them. Left out: none. */
    eqTyped: z.int().nonnegative().optional(),
    /** What its side level is raised by from 500 Hz to 8 kHz, before the filters; left out: nothing. */
    sideDb: z.number().optional(),
    /** Left out where the release has no centre, or the track no tone. */
    toneDistance: toneDistanceSchema.optional(),
    /** In whole hundredths: what is written is what is rendered. */
    gainDb: z.number(),
    role: z.enum(trackRoles).nullable().default(null),
    /** Where it is meant to lie from the family's level. */
    offsetLu: z.number().default(0),
    limiter: limiterSettingsSchema,
    /** Silence of its mix that is left out; left out itself: none. */
    trims: trimsSchema.optional(),
    /** Left out: it begins and ends as its mix does. */
    fades: fadesSchema.optional(),
    /** What the limiter may take from it. */
    limiting: z.object({ budget: z.enum(limitingBudgets), times: z.number().min(1) }).readonly(),
    /**
     * Where the track is meant to land, on the basis of the match; on integrated loudness where it
     * has no loud-section level. Under the common level and its own offset only with a
     * `limiting-budget` reason.
     */
    aimLufs: z.number(),
    expected: expectationSchema,
    because: z.array(reasonSchema).readonly(),
  })
  .readonly();

/** Every decision on a release; a person can read it, and rendering does what it says. */
export const masteringPlanSchema = z
  .object({
    schema: z.literal('plan/1'),
    /** Made to be listened to, not to be released; left out: masters. */
    light: z.literal(true).optional(),
    release: z
      .object({
        title: z.string(),
        artist: z.string(),
        /** The release file, POSIX, relative to the plan; left out where there is none. */
        file: z.string().optional(),
      })
      .readonly(),
    target: targetSchema,
    loudness: z
      .object({
        /** What was made equal between tracks. */
        mode: z.enum([...loudnessBases, 'as mixed']),
        /**
         * What the aims of the tracks are measured on; `integrated` when levels are kept as mixed,
         * or when the target is every track's.
         */
        basis: z.enum(loudnessBases),
        /**
         * Level that the basis of every track is brought to, its offset aside; null: each is matched
         * by itself, or all share one gain.
         */
        commonLufs: z.number().nullable(),
        /**
         * What the release is expected to measure in the target's own meaning; of every track, the
         * level of the one that is furthest under.
         */
        expectedLufs: z.number(),
        /** How far the whole release stays under its target so that no track is crushed. */
        yieldedLu: z.number().nonnegative(),
        /** The track that held it there; null when nothing is yielded. */
        bindingTrack: z.int().positive().nullable(),
        /** What could be done about a release that stays under its target, the present plan first. */
        waysOut: z.array(wayOutSchema).readonly().default([]),
        because: z.array(reasonSchema).readonly(),
      })
      .readonly(),
    /** What each phrase of the directions became; left out: none was typed. */
    directions: z.array(intentSchema).readonly().optional(),
    /** Tracks that run into one another, by number: each run gets one gain and one tone. */
    segueGroups: z.array(z.array(z.int().positive()).readonly()).readonly().default([]),
    /** Every boundary between two tracks, after matching. */
    joins: z.array(joinSchema).readonly().default([]),
    /** Left out where a plan was made or read without it. */
    tone: tonePlanSchema.optional(),
    tracks: z.array(trackPlanSchema).readonly(),
    /** What every track is written as; left out: `usualOutputs`. */
    outputs: z.array(outputSchema).min(1).readonly().optional(),
  })
  .readonly();

export type LimiterSettings = z.infer<typeof limiterSettingsSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
export type TrackPlan = z.infer<typeof trackPlanSchema>;
export type MasteringPlan = z.infer<typeof masteringPlanSchema>;
