import type { SideName } from './deck.ts';

export interface Matching {
  readonly isMatched: boolean;
  /** How much louder the master is than the mix; null where one of them has no loudness. */
  readonly masterOverMixLu: number | null;
}

/** What each side is turned by: the louder one comes down to the other, nothing is raised. */
export function matchGains({ isMatched, masterOverMixLu }: Matching): Record<SideName, number> {
  if (!isMatched || masterOverMixLu === null) return { a: 0, b: 0 };
  return masterOverMixLu > 0 ? { a: 0, b: -masterOverMixLu } : { a: masterOverMixLu, b: 0 };
}

/** The state in words; while blind, without saying which. */
export function matchWords(
  { isMatched, masterOverMixLu }: Matching,
  { isBlind }: { readonly isBlind: boolean },
): string {
  if (masterOverMixLu === null) return 'not matched: one of them is silent';
  const apart = Math.abs(masterOverMixLu).toFixed(1);
  const louder = masterOverMixLu > 0 ? 'master' : 'mix';
  const isEven = apart === '0.0';
  if (isBlind) return isMatched ? 'levels matched' : 'not matched: louder tends to please';
  if (isEven) return isMatched ? 'levels matched: they were' : 'not matched: they are as loud';
  return isMatched
    ? `levels matched: ${louder} \u2212${apart}\u00a0dB`
    : `not matched: ${louder} plays ${apart}\u00a0dB louder, and louder tends to please`;
}
