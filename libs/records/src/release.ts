import { z } from 'zod';
import { adjustmentSchema } from './adjustment.js';
import { fadesSchema } from './fades.js';
import { intentSchema } from './intent.js';
import { deliverables, outputSchema } from './output.js';
import { releaseDetailsSchema, trackDetailsSchema } from './release-details.js';
import { limitingBudgets, targetSchema } from './target.js';
import { trimsSchema } from './trims.js';
import { toneSettingSchema } from './tone-setting.js';
import { trackDirectionSchema } from './track-direction.js';
import { widthSettingSchema } from './width-setting.js';

/** What the level of a track is measured on. */
export const loudnessBases = ['loud sections', 'integrated'] as const;
/** What is made equal between tracks; `as mixed`: nothing, they share one gain. */
export const loudnessModes = ['auto', ...loudnessBases, 'as mixed'] as const;
/** What a track is on the record, and so where its level lies. */
export const trackRoles = ['single', 'ballad', 'interlude', 'intro', 'outro', 'spoken'] as const;

/** Default offset of each role from the family's level. */
export const roleOffsetsLu: Readonly<Record<(typeof trackRoles)[number], number>> = {
  single: 0,
  ballad: -1.5,
  interlude: -3,
  intro: -2,
  outro: -2,
  spoken: -4,
};

export const releaseTrackSchema = z
  .object({
    /** Place in the running order, from 1. */
    number: z.int().positive(),
    /** The mix, POSIX, relative to the release file. */
    file: z.string().min(1),
    /** Null: taken from the file's tags, else from its name. */
    title: z.string().min(1).nullable(),
    role: z.enum(trackRoles).nullable(),
    /** Louder or quieter than the family; null: what its role says, or what it arrives with. */
    offsetLu: z.number().min(-20).max(20).nullable(),
    /** Its own budget; null: the target's. */
    limiting: z.enum(limitingBudgets).nullable(),
    /** Whether it runs into the next track; null: as its sound says. */
    segue: z.boolean().nullable(),
    /** What the directions of the release and its own come to; left out: nothing. */
    direction: trackDirectionSchema.optional(),
    /** Moves of a person's own; left out: none. */
    adjust: adjustmentSchema.optional(),
    /** Silence of its mix that is left out; left out itself: none. */
    trims: trimsSchema.optional(),
    /** Left out: it begins and ends as its mix does. */
    fades: fadesSchema.optional(),
    /** Audible silence before the next track; left out: `usualGapSeconds`, and none in a segue. */
    gapSeconds: z.number().min(0).optional(),
    /** Left out: as its own tags say. */
    details: trackDetailsSchema.optional(),
  })
  .readonly();

/** Music that the release should come nearer to. */
export const releaseReferenceSchema = z
  .object({
    /** POSIX, relative to the release file. */
    file: z.string().min(1),
    /** Against the other references. */
    weight: z.number().positive(),
  })
  .readonly();

/** What a person asked for: the resolved release file. */
export const releaseSchema = z
  .object({
    schema: z.literal('release/1'),
    title: z.string().min(1),
    artist: z.string().min(1),
    genre: z.string().min(1).nullable(),
    target: targetSchema,
    match: z
      .object({
        loudness: z.enum(loudnessModes),
        /** Left out: `usualTone`. */
        tone: toneSettingSchema.optional(),
        /** Left out: off. */
        width: widthSettingSchema.optional(),
      })
      .readonly(),
    /** Left out: none. */
    references: z.array(releaseReferenceSchema).min(1).readonly().optional(),
    /** What each phrase of the directions became; left out: none was typed. */
    directions: z.array(intentSchema).readonly().optional(),
    tracks: z.array(releaseTrackSchema).min(1).readonly(),
    /** What every track is delivered as, the first in `masters/`; left out: `usualOutputs`. */
    outputs: z.array(outputSchema).min(1).readonly().optional(),
    /** Highest true peak that lossy files may decode to; left out: `usualLossyPeakDbtp`. */
    lossyPeakDbtp: z.number().optional(),
    /** Left out: nothing beside the tracks. */
    deliver: z.array(z.enum(deliverables)).readonly().optional(),
    /** Left out: nothing is said beside title, artist and genre. */
    details: releaseDetailsSchema.optional(),
    /** Asked for to be listened to, not to be released; left out: masters. */
    light: z.literal(true).optional(),
    /** Folder for everything this release makes; null: reports/<slug of title>. */
    outputFolder: z.string().nullable(),
  })
  .readonly();

/** Audible silence between tracks where nothing else is said. */
export const usualGapSeconds = 2;

export type LoudnessBasis = (typeof loudnessBases)[number];
export type LoudnessMode = (typeof loudnessModes)[number];
export type TrackRole = (typeof trackRoles)[number];
export type ReleaseTrack = z.infer<typeof releaseTrackSchema>;
export type ReleaseReference = z.infer<typeof releaseReferenceSchema>;
export type Release = z.infer<typeof releaseSchema>;
