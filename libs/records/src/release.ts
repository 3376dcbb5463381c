import { z } from 'zod';
import { toneSettingSchema } from './tone-setting.js';

/** Named targets of a release; a block in the release file is `custom`. */
export const targetWords = ['quiet', 'streaming', 'competitive', 'loud', 'broadcast'] as const;
/** What lies at the target loudness: the loudest track, the pooled album, or every track. */
export const targetMeanings = ['loudest track', 'album', 'every track'] as const;
/** How much may be held back by the limiter. */
export const limitingBudgets = ['none', 'gentle', 'moderate', 'firm'] as const;
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

export const targetSchema = z
  .object({
    /** The word the target came from; `custom` when a number was typed. */
    word: z.enum([...targetWords, 'custom']),
    loudnessLufs: z.number().min(-40).max(-5),
    of: z.enum(targetMeanings),
    ceilingDbtp: z.number().min(-9).max(0),
    limiting: z.enum(limitingBudgets),
  })
  .readonly();

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
      })
      .readonly(),
    tracks: z.array(releaseTrackSchema).min(1).readonly(),
    /** Folder for everything this release makes; null: reports/<slug of title>. */
    outputFolder: z.string().nullable(),
  })
  .readonly();

export type TargetWord = (typeof targetWords)[number];
export type TargetMeaning = (typeof targetMeanings)[number];
export type LimitingBudget = (typeof limitingBudgets)[number];
export type LoudnessBasis = (typeof loudnessBases)[number];
export type LoudnessMode = (typeof loudnessModes)[number];
export type TrackRole = (typeof trackRoles)[number];
export type Target = z.infer<typeof targetSchema>;
export type ReleaseTrack = z.infer<typeof releaseTrackSchema>;
export type Release = z.infer<typeof releaseSchema>;

/** What each target word stands for (design: quiet to broadcast). */
export const targetPresets: Readonly<Record<TargetWord, Target>> = {
  quiet: preset('quiet', -18, 'loudest track', 'none'),
  streaming: preset('streaming', -14, 'loudest track', 'gentle'),
  competitive: preset('competitive', -11, 'loudest track', 'moderate'),
  loud: preset('loud', -9, 'loudest track', 'firm'),
  broadcast: preset('broadcast', -23, 'every track', 'gentle'),
};

function preset(
  word: TargetWord,
  loudnessLufs: number,
  of: TargetMeaning,
  limiting: LimitingBudget,
): Target {
  return { word, loudnessLufs, of, ceilingDbtp: -1, limiting };
}
