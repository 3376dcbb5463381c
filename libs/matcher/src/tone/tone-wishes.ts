import type { IntentKind, Reason, Release } from '@kindred/records';
import { intentsOn } from '../intents-on.js';
import type { ToneWishes } from './tone-question.js';

/** Kinds of intent that speak of tone. */
const tonal: ReadonlySet<IntentKind> = new Set(['tone', 'guard', 'tone-match', 'leave-alone']);

/** What a release file asks of one track's tone, in words and under `adjust`. */
export function toneWishesOf(
  { tracks, directions }: Pick<Release, 'tracks' | 'directions'>,
  { number, amount }: { readonly number: number; readonly amount: number },
): ToneWishes {
  const { direction, adjust } = tracks.find((track) => track.number === number) ?? {};
  const typed = (adjust?.eq ?? []).map(({ band }) => band);
  const directed = intentsOn(number, directions).filter(({ kind }) => tonal.has(kind));
  const toneShare = adjust?.toneShare ?? 1;
  const because: Reason[] = [
    ...directed.map((intent): Reason => ({ code: 'directed', values: { intent } })),
    ...(toneShare === 1
      ? []
      : [{ code: 'adjusted-tone', values: { share: toneShare } } satisfies Reason]),
    ...(typed.length === 0
      ? []
      : [{ code: 'adjusted-eq', values: { bands: typed } } satisfies Reason]),
  ];
  return {
    share: toneShare * (direction?.leaveAlone ? 0 : shareOf(direction?.toneMatchPercent, amount)),
    moves: direction?.moves ?? [],
    guards: direction?.guards ?? [],
    typed,
    because,
  };
}

/** "half the EQ" is 35 %, whatever was set: never more than that. */
function shareOf(percent: number | null | undefined, amount: number): number {
  if (percent === null || percent === undefined || amount === 0) return 1;
  return Math.min(1, percent / 100 / amount);
}
