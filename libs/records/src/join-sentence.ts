import { decimals, sayChange } from './figures.js';
import type { Join } from './join.js';
import type { TrackPlan } from './plan.js';

/**
 * A join that jars, in words: "3 into 4: +4.1 LU within 0.5 s, …". A gain that a person fixed is
 * moved by that person alone.
 */
export function joinSentence(
  { from, to, gapSeconds, jump10sLu, jars }: Join,
  tracks: readonly Pick<TrackPlan, 'number' | 'because'>[],
): string {
  const jump = sayChange(jump10sLu ?? 0, 'LU');
  const louder = (jump10sLu ?? 0) > 0 ? to : from;
  const heard = jars === 'much' ? 'a jump that most listeners notice' : 'a jump that may be heard';
  const isPinned = tracks.some(
    ({ number, because }) => number === louder && because.some(({ code }) => code === 'pinned'),
  );
  const by = isPinned ? 'by its `gain` in plan.yaml' : 'with `offset`';
  return (
    `${from} into ${to}: ${jump} within ${decimals(gapSeconds, 1)} s, ${heard}. ` +
    `Leave more silence between them, or lower ${louder} ${by}.`
  );
}
