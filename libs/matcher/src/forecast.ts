import type { MatchLevels } from './basis-level.js';
import type { LimiterWork } from './limiter-work.js';

/** Brings whatever a plan may turn down under the absolute gate, −70 LUFS, back over it. */
export const underGateLiftDb = 120;

/** What a track is expected to be behind gain and limiter. */
export interface Forecast extends MatchLevels, LimiterWork {
  readonly integratedLufs: number;
  readonly rangeLu: number | null;
  readonly truePeakDbtp: number;
  /** Powers of its 400 ms blocks, for pooling with other tracks. */
  readonly gatingBlocks: Float64Array;
}

/** Peak over loudness. */
export function plrDb({
  truePeakDbtp,
  integratedLufs,
}: Pick<Forecast, 'truePeakDbtp' | 'integratedLufs'>): number {
  return truePeakDbtp - integratedLufs;
}
