import type { ToneComparison } from '@kindred/records';
import type { ToneStrength } from '../tone-amount.js';
import type { ToneTarget } from '../tone-target.js';

/** What a track's tone is explained against. */
export interface ToldAgainst {
  readonly against: ToneComparison;
  /** Numbers of the songs it was held against. */
  readonly siblings: readonly number[];
  readonly strength: ToneStrength;
}

export function comparisonOf({ weights }: ToneTarget): ToneComparison {
  if (weights.release === 1) return 'siblings';
  if (weights.reference === 1) return 'references';
  return weights.balanced === 1 ? 'corridor' : 'mix of targets';
}
