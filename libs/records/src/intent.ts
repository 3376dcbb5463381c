import { z } from 'zod';
import { issuePlaceSchema } from './issue.js';
import { targetWords } from './target.js';

/** How much, as people say it: "a touch", "a bit", nothing said, "much". */
export const intentAmounts = ['touch', 'bit', 'plain', 'much'] as const;

/** One filter of a wished tone; shelves and bells as the renderer's. */
export const toneMoveSchema = z
  .object({
    type: z.enum(['low-shelf', 'bell', 'high-shelf']),
    frequencyHz: z.number().positive(),
    q: z.number().positive(),
    gainDb: z.number(),
  })
  .readonly();

/** A stretch of the spectrum in which nothing may be added, taken away, or either. */
export const toneGuardSchema = z
  .object({
    fromHz: z.number().positive(),
    toHz: z.number().positive(),
    against: z.enum(['boost', 'cut', 'any']),
  })
  .readonly();

const amount = z.enum(intentAmounts);
/** The word of the vocabulary that was meant, whatever form was typed. */
const word = z.string().min(1);

/**
 * What one phrase of a direction asks for, resolved to numbers. Which tracks: `null` is the whole
 * release. Moves under 0.3 dB are left out of what they came from.
 */
export const intentSchema = z.discriminatedUnion('kind', [
  intent('tone', {
    word,
    sense: z.enum(['more', 'less']),
    amount,
    /** Never empty, ascending in frequency. */
    moves: z.array(toneMoveSchema).min(1).readonly(),
  }),
  /** No tone move may enter these stretches, whoever wishes it. */
  intent('guard', { word, guards: z.array(toneGuardSchema).min(1).readonly() }),
  /** Of the release: how far its target moves. Of tracks: their offset against the family. */
  intent('level', { amount, changeLu: z.number() }),
  /** Side level, 500 Hz to 8 kHz; 0: left as it is, whatever the match wishes. */
  intent('width', { amount, sideDb: z.number() }),
  /** One step gentler than set, or none. */
  intent('limiting', { word, limiting: z.enum(['gentler', 'none']) }),
  /** Release only. */
  intent('target', { target: z.enum(targetWords) }),
  /** The target loudness is meant for every track. Release only. */
  intent('every-track', {}),
  /** One gain for all tracks. Release only. */
  intent('as-mixed', {}),
  /** How much of the tone match is applied: 0, or half of the default 70 %. */
  intent('tone-match', { amountPercent: z.number().min(0).max(100) }),
  /** The tone match leans toward the references. Release only. */
  intent('toward-reference', {}),
  /** Gain and ceiling only. Tracks only. */
  intent('leave-alone', {}),
]);

function intent<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z
    .object({
      kind: z.literal(kind),
      ...shape,
      /** Numbers from 1, ascending; null: the whole release. */
      tracks: z.array(z.int().positive()).min(1).readonly().nullable(),
      /** The phrase as typed, and where. */
      phrase: z.string(),
      place: issuePlaceSchema.optional(),
    })
    .readonly();
}

export type IntentAmount = (typeof intentAmounts)[number];
export type ToneMove = z.infer<typeof toneMoveSchema>;
export type ToneGuard = z.infer<typeof toneGuardSchema>;
export type Intent = z.infer<typeof intentSchema>;
export type IntentKind = Intent['kind'];
