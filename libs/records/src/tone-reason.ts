import { z } from 'zod';

/** What a track's tone was held against. */
export const toneComparisons = ['siblings', 'references', 'corridor', 'mix of targets'] as const;

/** What kept a move of tone smaller than it was wished for, beside the amount. */
export const toneBounds = ['most', 'boosts', 'evidence', 'reach'] as const;

/** Why a track's tone was left as it is. */
export const toneRests = ['even', 'usual', 'small', 'arrangement', 'diverse'] as const;

const against = z.enum(toneComparisons);
/** Numbers of the songs that it was held against. */
const siblings = z.array(z.int().positive()).readonly();

/** The codes of reasons on tone, with the values that stand in their sentences. */
export const toneReasons = {
  /** A move of tone around one frequency, all bands of the track together. */
  'tone-moved': z
    .object({
      frequencyHz: z.number(),
      wantedDb: z.number(),
      appliedDb: z.number(),
      against,
      siblings,
      /** Of what was asked for, after few songs, a diverse release or a short track. */
      amount: z.number(),
      mostDb: z.number(),
      boundBy: z.enum(toneBounds).nullable(),
    })
    .readonly(),
  /** More was wished for than a master should do. */
  'tone-mix-problem': z
    .object({ frequencyHz: z.number(), wantedDb: z.number(), appliedDb: z.number(), against })
    .readonly(),
  'tone-left-alone': z
    .object({
      why: z.enum(toneRests),
      /** Where it differs most, and how much the family has there against it. */
      frequencyHz: z.number(),
      wantedDb: z.number(),
      /** How far its whole shape lies from the others', RMS over 80 Hz to 8 kHz, */
      apartDb: z.number(),
      /** and from where on it would have stood out. */
      barDb: z.number(),
      against,
      siblings,
    })
    .readonly(),
  /** So different in one place that it is meant. */
  'tone-arrangement': z
    .object({ frequencyHz: z.number(), wantedDb: z.number(), against })
    .readonly(),
  /** Nothing could be compared, or nothing was to be. */
  'tone-not-matched': z
    .object({ why: z.enum(['off', 'masters', 'alone', 'no song', 'too short']) })
    .readonly(),
  /** A person set its filters, which keep to no bound. */
  'tone-pinned': z
    .object({
      /** The most that they move any frequency by, together. */
      largestDb: z.number().nonnegative(),
      /** The most that matching would. */
      mostDb: z.number(),
    })
    .readonly(),
  /** Of the release: what its tone was brought toward. */
  'tone-target': z
    .object({
      against,
      /** Files that it was held against; left out: none. */
      references: z.array(z.string()).readonly().optional(),
      songs: z.int().nonnegative(),
      moved: z.int().nonnegative(),
      tracks: z.int().nonnegative(),
    })
    .readonly(),
  /** Of the release: few songs keep the moves small. */
  'tone-few-songs': z.object({ songs: z.int(), amount: z.number(), mostDb: z.number() }).readonly(),
  /** Of the release: its songs differ so much that they are meant to. */
  'tone-diverse': z.object({ distanceDb: z.number(), amount: z.number() }).readonly(),
} as const;

export type ToneComparison = (typeof toneComparisons)[number];
export type ToneRest = (typeof toneRests)[number];
export type ToneBound = (typeof toneBounds)[number];
