import { z } from 'zod';

/** Why a track's width was left as it is, though something was asked of it. */
export const widthRests = [
  'alone',
  'near',
  'far',
  'narrow',
  'mono',
  'too short',
  'no song',
  'mono loss',
  'small',
] as const;

/** In dB: power of side over that of mid, 500 Hz to 8 kHz. */
const sideToMid = z.number().nullable();

/** The codes of reasons on width, with the values that stand in their sentences. */
export const widthReasons = {
  /** The side level was moved. */
  'width-moved': z
    .object({
      sideDb: z.number(),
      /** More than that, where a loss in mono stands against it. */
      wantedDb: z.number(),
      /** Parts of it: toward the family, by words, by `adjust`. */
      familyDb: z.number(),
      wordsDb: z.number(),
      adjustDb: z.number(),
      sideToMidDb: sideToMid,
      familySideToMidDb: sideToMid,
      /** What it loses in mono before and after, by the powers of mid and side. */
      monoLossBeforeDb: z.number(),
      monoLossAfterDb: z.number(),
    })
    .readonly(),
  /** A person set it, and no loss in mono stands against it. */
  'width-pinned': z.object({ sideDb: z.number() }).readonly(),
  'width-left-alone': z
    .object({
      why: z.enum(widthRests),
      sideToMidDb: sideToMid,
      familySideToMidDb: sideToMid,
      /** What was asked for and not done. */
      wantedDb: z.number(),
    })
    .readonly(),
} as const;

export type WidthRest = (typeof widthRests)[number];
