import type { Clause } from './clauses.js';
import type { Span } from './signs.js';

/** One way of naming tracks. */
export type Named = Span &
  (
    | { readonly by: 'number'; readonly number: number }
    | { readonly by: 'title'; readonly title: string }
    | { readonly by: 'role'; readonly role: string }
  );

/** The tracks a phrase names. */
export interface Whom {
  /** Empty: all. */
  readonly named: readonly Named[];
  readonly except: readonly Named[];
}

/** What a clause says of tracks; null when it says nothing. */
export function whomOf({ signs }: Clause): Whom | null {
  const named: Named[] = [];
  const except: Named[] = [];
  let into = named;
  let isSaid = false;
  for (const sign of signs) {
    const { start, end } = sign;
    isSaid ||= sign.is === 'all' || sign.is === 'tracks';
    if (sign.is === 'except') into = except;
    if (sign.is === 'title') into.push({ by: 'title', title: sign.title, start, end });
    if (sign.is === 'role') into.push({ by: 'role', role: sign.role, start, end });
    if (sign.is === 'ordinal') into.push({ by: 'number', number: sign.number, start, end });
    if (sign.is === 'numbers') {
      into.push(...sign.numbers.map((number) => ({ by: 'number' as const, number, start, end })));
    }
  }
  isSaid ||= named.length + except.length > 0;
  return isSaid ? { named, except } : null;
}

/** Where a clause begins to speak of tracks. */
export function whomStart({ signs }: Clause): number {
  const speaking = ['all', 'tracks', 'except', 'title', 'role', 'ordinal', 'numbers'];
  return signs.find(({ is }) => speaking.includes(is))?.start ?? Infinity;
}
