import { decimals, highestPeakDbtp, sayAtMost, sayTime, type Issue } from '@kindred/records';
import type { MeasuredTrack } from '@kindred/records';

/** Whether a file's true peak keeps to its limit, on a 16x meter and on that of BS.1770. */
export function checkPeak(
  { number, peak, format }: Pick<MeasuredTrack, 'number' | 'peak' | 'format'>,
  limits: { readonly ceilingDbtp: number; readonly lossyPeakDbtp: number },
): readonly Issue[] {
  const isLossy = format.bitsPerSample === null;
  const limitDbtp = isLossy ? limits.lossyPeakDbtp : limits.ceilingDbtp;
  const overDb = highestPeakDbtp(peak) - limitDbtp;
  if (overDb <= 0) return [];
  const at = peak.truePeakAtSeconds === null ? '' : ` at ${sayTime(peak.truePeakAtSeconds)}`;
  const limit = isLossy ? 'what its encoding may reach' : 'the ceiling';
  return [
    {
      code: 'over-ceiling',
      severity: 'error',
      message: `${sayAtMost(overDb)} over ${limit}${at}`,
      got: `${hundredths(peak.truePeakDbtp)} at 16x, ${hundredths(peak.truePeakItuDbtp)} at 4x`,
      expected: `at most ${decimals(limitDbtp, 2)} dBTP`,
      track: number,
    },
  ];
}

function hundredths(dbtp: number | null): string {
  // Rounded up: no shown value hides an over.
  return dbtp === null ? 'silence' : `${decimals(Math.ceil(dbtp * 100) / 100, 2)} dBTP`;
}
