import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import { limiterHopFrames, type LimiterLaw } from './limiter-law.js';
import { detectorInterpolator } from './peak-hop-meter.js';
import { layPeakSearch } from './peak-search.js';

export interface LimiterDetectorOptions {
  readonly law: LimiterLaw;
  readonly channels: number;
  /** Peaks up to here need not be known. */
  readonly aimLinear: number;
  /** Frames of each call: a multiple of 32. */
  readonly blockFrames: number;
}

/**
 * Finds the peaks that decide a linked limiter's gain: the highest magnitude per 8 frames over all
 * channels of samples, long 8× points and ITU points, wherever it passes the aim and is not
 * hidden, in every window of the law that holds it, by a higher sample.
 */
export interface LimiterDetector {
  /** Judged are the frames that arrived this long ago. */
  readonly latencyFrames: number;
  /** Out: 0 or the magnitude, linear, one per hop; to be set back to 0 by who reads them. */
  readonly peaks: Region<Float32Array>;
  /** @param planes addresses of `blockFrames` samples (f64) per channel */
  process(planes: readonly number[]): void;
}

const runFrames = 32;
const runHops = runFrames / limiterHopFrames;
/** Frames seen before the first one judged: half the taps, and one vector. */
const behindFrames = 36;

export function createLimiterDetector(
  kernels: Kernels,
  { law, channels, aimLinear, blockFrames }: LimiterDetectorOptions,
): LimiterDetector {
  if (blockFrames % runFrames !== 0) throw new RangeError('blocks are multiples of 32 frames');
  const { arena } = kernels;
  const call = bindKernels(kernels);
  const search = layPeakSearch(kernels, detectorInterpolator);
  const runs = blockFrames / runFrames;
  const reachRuns = reachOf(law);
  // A run is judged once the reach behind it is known, of which the last needs one run's neighbour.
  const latencyFrames = runFrames * (reachRuns + 1);
  const lines = Array.from({ length: channels }, () => ({
    samples: arena.f32(behindFrames + latencyFrames + blockFrames),
    magnitudes: arena.f32(reachRuns + runs + reachRuns),
    differences: arena.f32(reachRuns + runs + reachRuns),
  }));
  // Thresholds are counted in fours.
  const thresholds = arena.f32(runs + 3);
  const peaks = arena.f32(blockFrames / limiterHopFrames);
  const left = lines[0]!.magnitudes.pointer;
  const right = lines[channels - 1]!.magnitudes.pointer;

  return {
    latencyFrames,
    peaks,
    process(planes) {
      lines.forEach(({ samples, magnitudes, differences }, channel) => {
        const arriving = samples.pointer + (behindFrames + latencyFrames) * 4;
        call.narrow(planes[channel]!, arriving, blockFrames);
        const scanned = 2 * reachRuns * 4;
        const [to, into] = [magnitudes.pointer + scanned, differences.pointer + scanned];
        call.scan(arriving - runFrames * 4, runs, to, into);
      });
      call.thresholds(left, right, thresholds.pointer, runs, reachRuns, aimLinear);
      for (const { samples, magnitudes, differences } of lines) {
        const before = (reachRuns - 1) * 4;
        const [near, bends] = [magnitudes.pointer + before, differences.pointer + before];
        const x = samples.pointer + behindFrames * 4;
        const least = thresholds.pointer;
        call.peaks(search, x, runs, near, bends, least, aimLinear, peaks.pointer);
        samples.view.copyWithin(0, blockFrames);
        magnitudes.view.copyWithin(0, runs);
        differences.view.copyWithin(0, runs);
      }
    },
  };
}

/**
 * Runs within which a higher sample on either side hides a peak: a window of the law that holds
 * the peak reaches at least one of the two.
 */
function reachOf(law: LimiterLaw): number {
  const windowHops = law.aheadHops + law.holdHops + 1;
  return Math.floor((windowHops - (runHops - 1)) / (2 * runHops));
}

function bindKernels({ functions }: Kernels) {
  return {
    narrow: functions['narrowPlane'] as (input: number, output: number, count: number) => void,
    scan: functions['scanPeaks'] as (
      x: number,
      runs: number,
      magnitudes: number,
      differences: number,
    ) => void,
    thresholds: functions['limiterThresholds'] as (
      left: number,
      right: number,
      thresholds: number,
      runs: number,
      reachRuns: number,
      aim: number,
    ) => void,
    peaks: functions['limiterPeaks'] as (
      search: number,
      x: number,
      runs: number,
      magnitudes: number,
      differences: number,
      thresholds: number,
      aim: number,
      peaks: number,
    ) => void,
  };
}
