import type { ToneMatch, ToneReference } from '@kindred/matcher';
import type { Issue, Release } from '@kindred/records';

/**
 * Told where music is named as a reference and no tone is brought toward it, which only the match
 * knows: tracks that run into one another may be one song, and a song alone takes its references for
 * its family.
 */
export function unusedReferences(
  { match }: { readonly match: Pick<Release['match'], 'tone'> },
  {
    references,
    tone: { toward, amount },
  }: {
    readonly references: readonly ToneReference[];
    readonly tone: Pick<ToneMatch, 'toward' | 'amount'>;
  },
): Issue[] {
  const isAsked = (match.tone?.toward.reference ?? 0) > 0;
  const isUsed = (toward?.reference ?? 0) > 0 && amount > 0;
  if (references.length === 0 || isAsked || isUsed) return [];
  return [
    {
      code: 'not-used',
      severity: 'warning',
      message: 'references are named, and no tone is brought toward them',
      fix: '`match: { tone: { toward: reference } }`, or weights of both: `{ release: 70 %, reference: 30 % }`.',
    },
  ];
}
