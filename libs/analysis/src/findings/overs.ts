import type { Finding, Peak } from '@kindred/records';
import { findingOf } from './finding-of.js';

/** Full scale; rounding of the meter aside. */
const thresholdDbtp = 0.05;

/** A true peak over full scale in a mix: the master's limiter takes care of it. */
export function overFindings(
  peak: Pick<Peak, 'truePeakDbtp' | 'truePeakAtSeconds'>,
): readonly Finding[] {
  if (peak.truePeakDbtp === null || peak.truePeakDbtp <= thresholdDbtp) return [];
  return [
    findingOf({
      code: 'over',
      severity: 'note',
      value: peak.truePeakDbtp,
      threshold: 0,
      unit: 'dBTP',
      places: peak.truePeakAtSeconds === null ? [] : [{ atSeconds: peak.truePeakAtSeconds }],
      fixable: 'here',
    }),
  ];
}
