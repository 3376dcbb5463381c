import { powerFromDb } from '@kindred/dsp';
import type { LoudnessSeries } from '@kindred/records';

/** How much of a track is listened to; less where it is shorter. */
export const stretchSeconds = 15;

export interface Stretch {
  readonly startSeconds: number;
  readonly seconds: number;
}

/**
 * The stretch of a track with the most energy, from its 400 ms windows: where a mix and its master
 * are told apart. The first of several that are alike.
 */
export function loudestStretch(
  { hopSeconds, momentaryLufs }: Pick<LoudnessSeries, 'hopSeconds' | 'momentaryLufs'>,
  durationSeconds: number,
): Stretch {
  const seconds = Math.min(stretchSeconds, durationSeconds);
  const width = Math.round(seconds / hopSeconds);
  const powers = momentaryLufs.map((level) => (level === null ? 0 : powerFromDb(level)));
  let sum = powers.slice(0, width).reduce((total, power) => total + power, 0);
  let best = { sum, at: 0 };
  for (let at = 1; at + width <= powers.length; at++) {
    sum += powers[at + width - 1]! - powers[at - 1]!;
    // What rounding leaves is no more energy.
    if (sum > best.sum * (1 + 1e-9)) best = { sum, at };
  }
  const lastStart = durationSeconds - seconds;
  return { startSeconds: Math.min(best.at * hopSeconds, lastStart), seconds };
}
