import type { Issue } from '@kindred/records';
import type { FoundMix } from './found-mix.js';

export interface OrderedMixes {
  readonly mixes: readonly FoundMix[];
  /** What the order was taken from. */
  readonly by: 'tags' | 'names';
  readonly notes: readonly Issue[];
}

/** Mixes in running order: by the track numbers in their tags where those are whole, else by names. */
export function orderMixes(byName: readonly FoundMix[]): OrderedMixes {
  const numbers = byName.flatMap(({ tags }) => tags.trackNumber ?? []);
  if (numbers.length === 0 || byName.length < 2) return { mixes: byName, by: 'names', notes: [] };
  const isWhole = numbers.length === byName.length && new Set(numbers).size === numbers.length;
  if (!isWhole) return { mixes: byName, by: 'names', notes: [halfNumbered(byName, numbers)] };
  const mixes = [...byName].sort((a, b) => numberOf(a) - numberOf(b));
  const moved = mixes.some((mix, at) => mix !== byName[at]);
  return { mixes, by: 'tags', notes: moved ? [otherOrder] : [] };
}

function numberOf({ tags }: FoundMix): number {
  return tags.trackNumber ?? 0;
}

const otherOrder: Issue = {
  code: 'order-of-tags',
  severity: 'note',
  message: 'the track numbers in the tags give another order than the names; it is theirs',
  fix: 'Move the entries of `tracks` where that is not the running order.',
};

function halfNumbered(mixes: readonly FoundMix[], numbers: readonly number[]): Issue {
  const missing = mixes.length - numbers.length;
  const why =
    missing === 0
      ? 'the tags hold a track number twice'
      : `${missing} of ${mixes.length} mixes ${missing === 1 ? 'has' : 'have'} no track number in the tags`;
  return {
    code: 'order-of-names',
    severity: 'note',
    message: `${why}; the order is that of the names`,
  };
}
