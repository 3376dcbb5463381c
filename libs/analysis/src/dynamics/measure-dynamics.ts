import {
  dbFromAmplitude,
  dbFromPower,
  gatingBlocks,
  pooledLufs,
  windowPowers,
  type Energies,
  type PeakCourse,
  type WaveSeries,
} from '@kindred/dsp';
import type { Dynamics } from '@kindred/records';
import { recorded, recordedDb } from '../recorded.js';
import { channelDynamicRangeDb } from './dynamic-range.js';
import { loudnessHistogram } from './loudness-histogram.js';
import { peakToShortTerm } from './peak-to-short-term.js';

/** What one pass took of the same track. */
export interface DynamicsInput {
  readonly wave: WaveSeries;
  /** K-weighted mean squares per 10 ms, summed over channels. */
  readonly energies: Energies;
  readonly peaks: PeakCourse;
}

/** How a track's peaks stand over its loudness. */
export function measureDynamics({ wave, energies, peaks }: DynamicsInput): Dynamics {
  const integratedLufs = pooledLufs([windowPowers(energies, gatingBlocks)]);
  const ratio =
    integratedLufs === null ? null : peakToShortTerm(energies, peaks.courseLinear, integratedLufs);
  const rmsDbfs = dbFromPower(meanPower(wave));
  const drDb = dynamicRangeDb(wave);
  return {
    plrDb: recordedDb(dbFromAmplitude(peaks.exactLinear) - (integratedLufs ?? NaN)),
    psrMinDb: recordedDb(ratio?.minDb ?? NaN),
    psrMinAtSeconds: ratio?.minAtSeconds ?? null,
    psrMedianDb: recordedDb(ratio?.medianDb ?? NaN),
    crestDb: recordedDb(dbFromAmplitude(peaks.sampleLinear) - rmsDbfs),
    rmsDbfs: recordedDb(rmsDbfs),
    drDb: recordedDb(drDb ?? NaN),
    dr14: recorded(drDb ?? NaN, 1),
    histogram: loudnessHistogram(energies),
    dcOffsetsLinear: wave.channelMeans.map((mean) => recorded(mean, 1e6) ?? 0),
    reason: whyNull(peaks.exactLinear, integratedLufs, ratio),
  };
}

function meanPower({ left, right, segmentFrames, channels, frames }: WaveSeries): number {
  let sum = 0;
  for (let j = 0; j < left.length; j++) sum += (left[j]! + right[j]!) * segmentFrames[j]!;
  return sum / (channels * frames);
}

/** Mean over the channels that sound. */
function dynamicRangeDb(wave: WaveSeries): number | null {
  const { left, right, leftPeak, rightPeak, segmentFrames } = wave;
  const ranges = [
    channelDynamicRangeDb({ powers: left, peaks: leftPeak, segmentFrames }),
    channelDynamicRangeDb({ powers: right, peaks: rightPeak, segmentFrames }),
  ].filter((rangeDb) => rangeDb !== null);
  return ranges.length === 0 ? null : ranges.reduce((a, b) => a + b) / ranges.length;
}

function whyNull(peak: number, integratedLufs: number | null, ratio: object | null): string | null {
  if (peak === 0) return 'silent: every sample is 0';
  if (integratedLufs === null) return 'shorter than 0.4 s, or nothing above −70 LUFS';
  if (ratio === null) return 'shorter than 3 s, or no 3 s above I − 10 LU';
  return null;
}
