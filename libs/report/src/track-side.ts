import type {
  Edges,
  Loudness,
  LoudnessBasis,
  LoudnessSeries,
  Overview,
  Peak,
  Stereo,
  StereoCourse,
  Tone,
} from '@kindred/records';
import type { Quantity } from './number-text.js';

/** A mix or a master as it measures. */
export interface TrackSide {
  readonly loudSection: Quantity;
  readonly integrated: Quantity;
  /** The one of the two that the plan makes equal between tracks. */
  readonly basis: Quantity;
  readonly range: Quantity;
  readonly shortTermMax: Quantity;
  readonly momentaryMax: Quantity;
  readonly truePeak: Quantity;
  readonly peakToLoudness: Quantity;
  /** Of left and right, over the whole track. */
  readonly correlation: Quantity;
  readonly series: LoudnessSeries;
  readonly tone: Tone;
  readonly overview: Overview;
  /** How left and right go along; null for one channel. */
  readonly stereoCourse: StereoCourse | null;
  readonly edges: Edges;
}

interface Measured {
  readonly loudness: Loudness;
  readonly peak: Peak;
  readonly series: LoudnessSeries;
  readonly tone: Tone;
  readonly overview: Overview;
  readonly stereo: Stereo;
  readonly edges: Edges;
}

/** Names every number of a measurement that stands at `pointer` in the records. */
export function measuredSide(measured: Measured, basis: LoudnessBasis, pointer: string): TrackSide {
  const { loudness, peak, series, tone, overview, stereo, edges } = measured;
  const loud = (key: Exclude<keyof Loudness, 'reason'>): Quantity => ({
    value: loudness[key],
    of: `${pointer}/loudness/${key}`,
    reason: loudness.reason ?? '',
  });
  const loudSection = loud('loudSectionLufs');
  const integrated = loud('integratedLufs');
  const truePeak: Quantity = {
    value: peak.truePeakDbtp,
    of: `${pointer}/peak/truePeakDbtp`,
    reason: peak.reason ?? '',
  };
  return {
    loudSection,
    integrated,
    basis: basis === 'loud sections' && loudSection.value !== null ? loudSection : integrated,
    range: loud('rangeLu'),
    shortTermMax: loud('shortTermMaxLufs'),
    momentaryMax: loud('momentaryMaxLufs'),
    truePeak,
    peakToLoudness: {
      value: difference(truePeak.value, integrated.value),
      of: `peak-to-loudness:${pointer}`,
      reason: truePeak.reason || integrated.reason,
    },
    correlation: {
      value: stereo.correlation?.whole ?? null,
      of: `${pointer}/stereo/correlation/whole`,
      reason: stereo.reason ?? '',
    },
    series,
    tone,
    overview,
    stereoCourse: stereo.course,
    edges,
  };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
