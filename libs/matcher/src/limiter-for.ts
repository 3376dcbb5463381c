import { limiterMarginDb } from '@kindred/dsp';
import type { LimiterSettings, Target } from '@kindred/records';
import { toHundredths } from './gain-grid.js';

/** What a target's ceiling sets the limiter to. */
export function limiterFor({ ceilingDbtp }: Target): LimiterSettings {
  return { ceilingDbtp, aimDbtp: toHundredths(ceilingDbtp - limiterMarginDb) };
}
