import { sayChange, sayLevel, sayPeak, type Loudness, type Peak } from '@kindred/records';

interface Measured {
  readonly loudness: Loudness;
  readonly peak: Peak;
}

/** "-17.0 LUFS, -2.7 dBTP" */
export function measuredFigures({ loudness, peak }: Measured): string {
  return `${sayLevel(loudness.integratedLufs, 'LUFS')}, ${sayPeak(peak.truePeakDbtp)}`;
}

/** "+3.1 dB, -14.0 LUFS, -1.0 dBTP, kept" */
export function renderedFigures(
  measured: Measured,
  { gainDb, broken }: { readonly gainDb: number; readonly broken: readonly string[] },
): string {
  const verdict = broken.length === 0 ? 'kept' : `broken: ${broken.join(', ')}`;
  return `${sayChange(gainDb)}, ${measuredFigures(measured)}, ${verdict}`;
}
