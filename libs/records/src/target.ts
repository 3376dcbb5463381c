import { z } from 'zod';

/** Named targets of a release; a block in the release file is `custom`. */
export const targetWords = ['quiet', 'streaming', 'competitive', 'loud', 'broadcast'] as const;
/** What lies at the target loudness: the loudest track, the pooled album, or every track. */
export const targetMeanings = ['loudest track', 'album', 'every track'] as const;
/** How much may be held back by the limiter. */
export const limitingBudgets = ['none', 'gentle', 'moderate', 'firm'] as const;

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

export type TargetWord = (typeof targetWords)[number];
export type TargetMeaning = (typeof targetMeanings)[number];
export type LimitingBudget = (typeof limitingBudgets)[number];
export type Target = z.infer<typeof targetSchema>;

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
