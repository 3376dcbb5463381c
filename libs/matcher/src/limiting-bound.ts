import {
  allowanceOf,
  plrFloorDb,
  rangeLossMaxLu,
  type Limiting,
  type LimitingAllowance,
  type LimitingBound,
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
export function plannedAllowance(limiting: Limiting): LimitingAllowance {
  const allowed = allowanceOf(limiting);
  return {
    loudPassageLossDb: Math.max(0, allowed.loudPassageLossDb - reserve.loudPassageLossDb),
    reductionMaxDb: Math.max(0, allowed.reductionMaxDb - reserve.reductionMaxDb),
    deepReductionShare: allowed.deepReductionShare * reserve.deepReductionShare,
  };
}

/** The first limit that a track passes at a gain, or null when it keeps within all of them. */
export function passedBound(
  model: TrackModel,
  { gainMillibels, limiting }: { readonly gainMillibels: number; readonly limiting: Limiting },
): LimitingBound | null {
  const { untouched, unlimitedMillibels } = model;
  if (gainMillibels <= unlimitedMillibels) return null;
  if (limiting.budget === 'none') return 'no limiting';
  if (model.isFinished) return 'already limited';
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

/**
 * The largest share that a gain uses of any limit that depends on it smoothly: 1 where the first is
 * reached. Only a guide for a search: `passedBound` decides.
 */
export function limitUsed(
  model: TrackModel,
  { gainMillibels, limiting }: { readonly gainMillibels: number; readonly limiting: Limiting },
): number {
  const { untouched } = model;
  const forecast = model.at(gainMillibels);
  const allowed = plannedAllowance(limiting);
  const plrRoomDb = plrDb(untouched) - plrFloorDb - reserve.plrDb;
  return Math.max(
    Math.sqrt(forecast.loudPassageLossDb / allowed.loudPassageLossDb),
    forecast.reductionMaxDb / allowed.reductionMaxDb,
    Math.sqrt(forecast.deepReductionShare / allowed.deepReductionShare),
    plrRoomDb > 0 ? (plrDb(untouched) - plrDb(forecast)) / plrRoomDb : 0,
    rangeLossLu(untouched, forecast) / (rangeLossMaxLu - reserve.rangeLossLu),
  );
}

function rangeLossLu(untouched: Forecast, forecast: Forecast): number {
  return untouched.rangeLu === null || forecast.rangeLu === null
    ? 0
    : untouched.rangeLu - forecast.rangeLu;
}
