import type { Peak } from './measurement.js';

/** A true peak on the meter that reads it higher, in dBTP; silence peaks nowhere: −∞. */
export function highestPeakDbtp({ truePeakDbtp, truePeakItuDbtp }: Peak): number {
  return Math.max(truePeakDbtp ?? -Infinity, truePeakItuDbtp ?? -Infinity);
}
