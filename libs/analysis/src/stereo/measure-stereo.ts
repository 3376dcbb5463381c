import {
  dbFromPower,
  gatingBlocks,
  windowPowers,
  type SegmentEnergies,
  type WaveSeries,
} from '@kindred/dsp';
import type { Stereo } from '@kindred/records';
import { recorded, recordedDb } from '../recorded.js';
import { broadBands, type MidSideSpectrum } from './broad-bands.js';
import { channelCorrelation, type ChannelCorrelation } from './channel-correlation.js';
import { gatedWindows } from './gated-windows.js';
import { foldLossLu } from './mono-fold.js';
import { stereoCourse } from './stereo-course.js';

/** What one pass took of the same track. */
export interface StereoInput {
  readonly wave: WaveSeries;
  /** K-weighted. */
  readonly energies: SegmentEnergies;
  /** Null when none was taken. */
  readonly spectrum: MidSideSpectrum | null;
}

/** How left and right of a track stand to one another. */
export function measureStereo({ wave, energies, spectrum }: StereoInput): Stereo {
  if (wave.channels === 1) return nothing('one channel');
  const windows = gatedWindows(energies.sum);
  if (windows.length === 0) {
    return nothing('shorter than 0.4 s, or nothing above −70 LUFS', stereoCourse(wave));
  }
  const correlation = channelCorrelation(wave, windows);
  const lossLu = foldLossLu(energies) ?? NaN;
  const bands = spectrum && broadBands(spectrum, wave.sampleRateHz);
  return {
    correlation: correlation && recordedCorrelation(correlation),
    // A silent channel has no balance: it is missing.
    balanceDb: correlation && recordedDb(balanceDb(energies, windows)),
    foldLossLu: recordedDb(lossLu),
    bands,
    lowSideToMidDb: bands?.[0]?.sideToMidDb ?? null,
    course: stereoCourse(wave),
    reason: whyNull(correlation, lossLu, bands),
  };
}

/** Windows overlap fourfold, so a segment inside counts four times on either side: that cancels. */
function balanceDb({ left, right }: SegmentEnergies, windows: readonly number[]): number {
  return dbFromPower(powerWithin(left, windows) / powerWithin(right, windows));
}

function powerWithin(channel: Float64Array, windows: readonly number[]): number {
  const powers = windowPowers(channel, gatingBlocks);
  return windows.reduce((sum, j) => sum + powers[j]!, 0);
}

/** Null where it is no number: nothing is said then, rather than that the channels are unrelated. */
function recordedCorrelation(correlation: ChannelCorrelation): Stereo['correlation'] {
  const whole = recorded(correlation.whole, 1000);
  const mean = recorded(correlation.mean, 1000);
  const p5 = recorded(correlation.p5, 1000);
  const negativeShare = recorded(correlation.negativeShare, 1e4);
  if (whole === null || mean === null || p5 === null || negativeShare === null) return null;
  return { whole, mean, p5, negativeShare };
}

function nothing(reason: string, course: Stereo['course'] = null): Stereo {
  return {
    correlation: null,
    balanceDb: null,
    foldLossLu: null,
    bands: null,
    lowSideToMidDb: null,
    course,
    reason,
  };
}

function whyNull(
  correlation: object | null,
  lossLu: number,
  bands: Stereo['bands'],
): string | null {
  if (correlation === null) return 'one channel is silent';
  if (!Number.isFinite(lossLu)) return 'nothing of it is left in mono';
  if (bands === null) return 'no spectrum was taken';
  const isNull = bands.length === 0 || bands.some((band) => band.sideToMidDb === null);
  return isNull ? 'mid or side is silent in some stretch of frequencies' : null;
}
