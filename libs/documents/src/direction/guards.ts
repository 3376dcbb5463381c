import type { ToneGuard, ToneMove } from '@kindred/records';
import { isWithin } from './ranges.js';

/** Whether a guard keeps a move out: by the move's own frequency and sense. */
export function isForbidden(
  { frequencyHz, gainDb }: ToneMove,
  guards: readonly ToneGuard[],
): boolean {
  return guards.some(
    (guard) =>
      isWithin(frequencyHz, guard) &&
      (guard.against === 'any' || (guard.against === 'boost') === gainDb > 0),
  );
}
