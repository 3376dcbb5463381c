import {
  limitingAllowances,
  plrFloorDb,
  rangeLossMaxLu,
  type LimitingAllowance,
  type LimitingBound,
  type LimitingBudget,
} from '@kindred/records';
import { plrDb, type Forecast } from './forecast.js';
import type { TrackModel } from './track-model.js';

/**
 * What a plan leaves unused of each allowance. A render differs from its forecast by hundredths of
 * a decibel, and one correction may lift it by a tenth; neither may break the budget as measured.
 */
const reserve = {
  loudPassageLossDb: 0.05,
  reductionMaxDb: 0.1,
  deepReductionShare: 0.9,
  plrDb: 0.05,
  rangeLossLu: 0.05,
};

/** What a plan spends at most of a budget, by its own forecast. */
export function plannedAllowance(limiting: LimitingBudget): LimitingAllowance {
  const allowed = limitingAllowances[limiting];
  return {
    loudPassageLossDb: Math.max(0, allowed.loudPassageLossDb - reserve.loudPassageLossDb),
    reductionMaxDb: Math.max(0, allowed.reductionMaxDb - reserve.reductionMaxDb),
    deepReductionShare: allowed.deepReductionShare * reserve.deepReductionShare,
  };
}

/** A mix whose peaks stand this near to its loudness takes no further limiting. */
export function isAlreadyLimited(untouched: Forecast): boolean {
  return plrDb(untouched) < plrFloorDb;
}

/** The first limit that a track passes at a gain, or null when it keeps within all of them. */
export function passedBound(
  model: TrackModel,
  {
    gainMillibels,
    limiting,
  }: { readonly gainMillibels: number; readonly limiting: LimitingBudget },
): LimitingBound | null {
  const { untouched, unlimitedMillibels } = model;
  if (gainMillibels <= unlimitedMillibels) return null;
  if (limiting === 'none') return 'no limiting';
  if (isAlreadyLimited(untouched)) return 'already limited';
  const forecast = model.at(gainMillibels);
  const allowed = plannedAllowance(limiting);
  if (forecast.loudPassageLossDb > allowed.loudPassageLossDb) return 'loud-passage loss';
  if (forecast.reductionMaxDb > allowed.reductionMaxDb) return 'deepest reduction';
  if (forecast.deepReductionShare > allowed.deepReductionShare) return 'deep-reduction share';
  if (plrDb(forecast) < plrFloorDb + reserve.plrDb) return 'peak over loudness';
  if (rangeLossLu(untouched, forecast) > rangeLossMaxLu - reserve.rangeLossLu)
    return 'loudness range';
  return null;
}

function rangeLossLu(untouched: Forecast, forecast: Forecast): number {
  return untouched.rangeLu === null || forecast.rangeLu === null
    ? 0
    : untouched.rangeLu - forecast.rangeLu;
}
