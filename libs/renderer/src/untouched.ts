import { isFlat, type OutputEncoding } from '@kindred/dsp';
import type { EqBand, LimiterSettings, Measurement, SampleLayout } from '@kindred/records';

/**
 * Whether a stream passes bit for bit: no width, no EQ and no gain are asked for, both true-peak meters find it under
 * the ceiling, so that nothing needs limiting, and the output's words hold the source's exactly.
 * Only who has measured the source can know; a renderer meets the last peak too late.
 */
export function passesUntouched(stream: {
  readonly source: SampleLayout;
  readonly peak: Measurement['peak'];
  readonly eq: readonly EqBand[];
  readonly sideDb?: number;
  readonly gainDb: number;
  readonly limiter: LimiterSettings;
  readonly output: { readonly encoding: OutputEncoding };
}): boolean {
  const { source, peak, eq, sideDb = 0, gainDb, limiter, output } = stream;
  const peaks = [peak.truePeakDbtp, peak.truePeakItuDbtp, peak.samplePeakDbfs];
  return (
    eq.every(isFlat) &&
    gainDb === 0 &&
    sideDb === 0 &&
    peaks.every((level) => level === null || level <= limiter.ceilingDbtp) &&
    holdsExactly[output.encoding].includes(source.encoding)
  );
}

/** Encodings whose every sample an output represents. */
const holdsExactly: Readonly<Record<OutputEncoding, readonly SampleLayout['encoding'][]>> = {
  s16: ['u8', 's16'],
  s24: ['u8', 's16', 's24'],
  f32: ['u8', 's16', 's24', 'f32'],
};
