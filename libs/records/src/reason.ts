import { z } from 'zod';
import { loudnessBases, trackRoles } from './release.js';
import { limitingBudgets, targetMeanings, targetWords } from './target.js';
import { limitingBounds } from './limiting-bounds.js';
import { toneReasons } from './tone-reason.js';
import { widthReasons } from './width-reason.js';
import { wishReasons } from './wish-reason.js';

const level = z.number();
const basis = z.enum(loudnessBases);
const limiting = z.enum(limitingBudgets);

const bound = z.enum(limitingBounds);

/** What a level was measured behind; left out: nothing, it is the file's own. */
const measuredWith = z.enum(['filters', 'width']).optional();

/** A move toward the family: gain, and what it was decided from. */
const familyMove = z
  .object({
    changeDb: z.number(),
    basis,
    /** The mix, on the basis. */
    measuredLufs: level,
    measuredWith,
    /** Where the family's basis lies. */
    familyLufs: level,
  })
  .readonly();

/**
 * Why a number is what it is, as data: a code that names one sentence, and the measured values
 * that stand in it. `sentence()` turns it into words, in one place.
 */
export const reasonSchema = z.discriminatedUnion('code', [
  reason('louder', familyMove),
  reason('quieter', familyMove),
  /** Its gain is under 0.05 dB. */
  reason('level-kept', familyMove),
  /** Brought to a level of its own, whatever its siblings do. */
  reason(
    'every-track',
    z
      .object({ changeDb: z.number(), measuredLufs: level, measuredWith, targetLufs: level })
      .readonly(),
  ),
  /** Its place on the record puts it there. */
  reason('role-offset', z.object({ role: z.enum(trackRoles), offsetLu: z.number() }).readonly()),
  /** A person put it there. */
  reason('offset', z.object({ offsetLu: z.number() }).readonly()),
  /** It arrived under the family by more than chance, so part of that is kept. */
  reason(
    'difference-kept',
    z.object({ keptLu: z.number(), arrivedUnderLu: z.number() }).readonly(),
  ),
  /** It gains much more than its siblings: a person should know. */
  reason('lifted', z.object({ liftDb: z.number(), offsetLu: z.number() }).readonly()),
  /** It would pass the target where its place on the record puts it. */
  reason('held-to-target', z.object({ targetLufs: level }).readonly()),
  /** It runs into its neighbours, and has their gain. */
  reason('shared-gain', z.object({ tracks: z.array(z.int().positive()).readonly() }).readonly()),
  /** All tracks have one gain, and why. */
  reason(
    'as-mixed',
    z
      .object({
        changeDb: z.number(),
        why: z.enum(['asked', 'genre', 'segues', 'masters']),
        genre: z.string().nullable(),
      })
      .readonly(),
  ),
  /** A person set its gain, which moves no other track. */
  reason(
    'pinned',
    z
      .object({
        gainDb: z.number(),
        /** What its limiting passes there; null: nothing. */
        bound: bound.nullable(),
        limiting,
        /** What it may use of its limiting at most, and whether even that is too little. */
        times: z.number(),
        isBeyond: z.boolean(),
      })
      .readonly(),
  ),
  /** A person set its limiter. */
  reason(
    'limiter-pinned',
    z
      .object({
        ceilingDbtp: z.number(),
        aimDbtp: z.number(),
        /** Of the release's target. */
        targetCeilingDbtp: z.number(),
      })
      .readonly(),
  ),
  /** It may be held back further than its budget says, so that the release need not wait. */
  reason('limiting-stretched', z.object({ times: z.number(), limiting }).readonly()),
  /** The files measure as masters of this very target do. */
  reason('mastered-before', z.object({ ceilingDbtp: z.number(), tracks: z.int() }).readonly()),
  /** It has no loud-section level, so it is matched on the whole. */
  reason('matched-on-integrated', z.object({ durationSeconds: z.number() }).readonly()),
  reason(
    'no-limiting',
    z
      .object({
        /** From its expected peak to the ceiling. */
        headroomDb: z.number(),
      })
      .readonly(),
  ),
  reason(
    'limiting',
    z
      .object({
        reductionMaxDb: z.number(),
        atSeconds: z.number(),
        loudPassageLossDb: z.number(),
        /** What the budget allows of it. */
        allowedLossDb: z.number(),
      })
      .readonly(),
  ),
  reason(
    'already-limited',
    z
      .object({
        /** Peak over loudness of the mix. */
        plrDb: z.number(),
      })
      .readonly(),
  ),
  /** It stays under the level it should have, because its limiting is used up. */
  reason(
    'limiting-budget',
    z
      .object({
        basis,
        wantedLufs: level,
        underLu: z.number(),
        bound,
        limiting,
        /** How much of that budget it may use. */
        times: z.number().min(1).default(1),
        /** Of every track: it is matched by itself. Else its siblings are not held down for it. */
        of: z.enum(targetMeanings),
      })
      .readonly(),
  ),
  reason(
    'release-target',
    z
      .object({
        basis,
        of: z.enum(targetMeanings),
        commonLufs: level.nullable(),
        targetLufs: level,
        /** In the meaning of `of`; of every track, the one furthest under. */
        expectedLufs: level,
        loudestTrack: z.string(),
      })
      .readonly(),
  ),
  /** What was decided before stands: now it would be decided a little otherwise. */
  reason(
    'family-stays',
    z
      .object({
        /** From where the family lies to where it would. */
        wouldMoveLu: z.number(),
        /** It stays for as long as it would move no further than this. */
        levelKeptLu: z.number(),
      })
      .readonly(),
  ),
  reason(
    'release-yields',
    z
      .object({
        expectedLufs: level,
        targetLufs: level,
        /** The track that has no more room, as "1 Ignition". */
        track: z.string(),
        bound,
        limiting,
        /** What was given so far: by the release at first, by the track, and by the release again. */
        releaseFirstLu: z.number(),
        times: z.number(),
        underLu: z.number(),
        releaseThenLu: z.number(),
      })
      .readonly(),
  ),
  reason(
    'release-falls',
    z
      .object({
        fallLu: z.number(),
        of: z.enum(targetMeanings),
        /** Track gains, from the lowest to the highest. */
        gainMinDb: z.number(),
        gainMaxDb: z.number(),
        targetWord: z.enum([...targetWords, 'custom']),
        targetLufs: level,
        /** A target that asks for less of a fall; null when there is none to offer. */
        louderTarget: z.enum(targetWords).nullable(),
        /** Whether levels as mixed would be something else than what is planned. */
        orAsMixed: z.boolean(),
      })
      .readonly(),
  ),
  reason('room-to-spare', z.object({ allowedLufs: level, limiting }).readonly()),
  /** The render missed its aim or its ceiling and was made again with these settings. */
  reason(
    'corrected',
    z
      .object({
        gainFromDb: z.number(),
        gainToDb: z.number(),
        /** How far over its aim it landed; null: near enough. */
        missedByLu: z.number().nullable(),
        /** How far it passed its ceiling; null: it did not. */
        overByDb: z.number().nullable(),
        /** How far the limiter passed its budget, as gain; left out: it did not. */
        overBudgetDb: z.number().optional(),
        /** Where the limiter aims now. */
        limiterAimDbtp: z.number(),
      })
      .readonly(),
  ),
  reason('tone-moved', toneReasons['tone-moved']),
  reason('tone-mix-problem', toneReasons['tone-mix-problem']),
  reason('tone-left-alone', toneReasons['tone-left-alone']),
  reason('tone-arrangement', toneReasons['tone-arrangement']),
  reason('tone-not-matched', toneReasons['tone-not-matched']),
  reason('tone-pinned', toneReasons['tone-pinned']),
  reason('tone-target', toneReasons['tone-target']),
  reason('tone-few-songs', toneReasons['tone-few-songs']),
  reason('tone-diverse', toneReasons['tone-diverse']),
  reason('directed', wishReasons.directed),
  reason('direction-held', wishReasons['direction-held']),
  reason('adjusted-gain', wishReasons['adjusted-gain']),
  reason('adjusted-tone', wishReasons['adjusted-tone']),
  reason('adjusted-eq', wishReasons['adjusted-eq']),
  reason('width-moved', widthReasons['width-moved']),
  reason('width-pinned', widthReasons['width-pinned']),
  reason('width-left-alone', widthReasons['width-left-alone']),
]);

function reason<Code extends string, Values extends z.ZodType>(code: Code, values: Values) {
  return z.object({ code: z.literal(code), values }).readonly();
}

export type Reason = z.infer<typeof reasonSchema>;
export type ReasonCode = Reason['code'];
