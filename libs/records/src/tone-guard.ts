import type { ToneGuard, ToneMove } from './intent.js';

/** Whether a guard keeps a move out: by the move's own frequency and sense. */
export function isGuarded(
  { frequencyHz, gainDb }: Pick<ToneMove, 'frequencyHz' | 'gainDb'>,
  guards: readonly ToneGuard[],
): boolean {
  return guards.some(
    ({ fromHz, toHz, against }) =>
      frequencyHz >= fromHz &&
      frequencyHz < toHz &&
      (against === 'any' || (against === 'boost') === gainDb > 0),
  );
}
