import { allowanceOf, deepReductionDb, plrFloorDb, rangeLossMaxLu } from './limiting.js';
import type { LimitingBound } from './limiting-bounds.js';
import type { LimitingBudget } from './target.js';

export function within(limiting: LimitingBudget): string {
  return limiting === 'none' ? 'without limiting' : `within ${limiting} limiting`;
}

/** Why a track can't go louder, as a half sentence. @param times of its budget that it may use */
export function boundWords(bound: LimitingBound, limiting: LimitingBudget, times = 1): string {
  const allowed = allowanceOf({ budget: limiting, times });
  switch (bound) {
    case 'no limiting':
      return 'its peaks are at the ceiling';
    case 'already limited':
      return 'the mix is limited already, and no more is added';
    case 'loud-passage loss':
      return `its loud passages would lose more than ${typed(allowed.loudPassageLossDb, 'dB')}`;
    case 'deepest reduction':
      return `its highest peaks would be held back by more than ${typed(allowed.reductionMaxDb, 'dB')}`;
    case 'deep-reduction share':
      return (
        `it would be held back by more than ${deepReductionDb} dB for over ` +
        `${typed(allowed.deepReductionShare * 100, '%')} of its time`
      );
    case 'peak over loudness':
      return `its peaks would stand less than ${plrFloorDb} dB over its loudness`;
    case 'loudness range':
      return `its loudness range would lose more than ${rangeLossMaxLu} LU`;
  }
}

function typed(value: number, unit: string): string {
  return `${Number(value.toFixed(2))} ${unit}`;
}
