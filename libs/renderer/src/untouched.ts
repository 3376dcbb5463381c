import { isFlat, type OutputEncoding } from '@kindred/dsp';
import type { EqBand, Fades, LimiterSettings, Measurement, SampleLayout } from '@kindred/records';
import type { PcmPart } from './part.js';

/**
 * Whether a stream passes into a part bit for bit: no width, EQ, gain, fade and no other rate are
 * asked for, both true-peak meters find all its tracks under the ceiling, so that nothing needs
 * limiting, and the part's words hold the sources' exactly. Only who has measured the sources can
 * know; a renderer meets the last peak too late.
 */
export function passesUntouched(stream: {
  readonly tracks: readonly {
    readonly layout: SampleLayout;
    readonly peak: Measurement['peak'];
    readonly fades?: Fades | undefined;
  }[];
  readonly eq: readonly EqBand[];
  readonly sideDb?: number;
  readonly gainDb: number;
  readonly limiter: LimiterSettings;
  readonly part: PcmPart;
}): boolean {
  const { tracks, eq, sideDb = 0, gainDb, limiter, part } = stream;
  return (
    eq.every(isFlat) &&
    gainDb === 0 &&
    sideDb === 0 &&
    tracks.every(
      ({ layout, peak, fades }) =>
        layout.sampleRateHz === part.sampleRateHz &&
        !fades?.in &&
        !fades?.out &&
        [peak.truePeakDbtp, peak.truePeakItuDbtp, peak.samplePeakDbfs].every(
          (level) => level === null || level <= limiter.ceilingDbtp,
        ) &&
        holdsExactly[part.encoding].includes(layout.encoding),
    )
  );
}

/** Encodings whose every sample an output represents. */
const holdsExactly: Readonly<Record<OutputEncoding, readonly SampleLayout['encoding'][]>> = {
  s16: ['u8', 's8', 's16'],
  s24: ['u8', 's8', 's16', 's24'],
  f32: ['u8', 's8', 's16', 's24', 'f32'],
};
