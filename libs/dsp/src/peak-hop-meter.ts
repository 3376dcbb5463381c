import type { Kernels } from './kernels.js';
import { layPeakSearch } from './peak-search.js';
import { createPeakWindow, peakGroupFrames, type PeakRun } from './peak-window.js';
import type { Plane } from './planes.js';

/** Frames behind each of a hop meter's values. */
export const peakHopFrames = peakGroupFrames;

/** Below this (−40 dBFS) a hop's value may be that of its samples alone: no limiter looks there. */
export const peakHopFloorLinear = 0.01;

/** The detector's interpolator: another filter than the meter's, as long, half as fine. */
export const detectorInterpolator = { factor: 8, tapsPerPhase: 64, kaiserBeta: 9 } as const;

export interface PeakHopMeter {
  push(planes: readonly Plane[], frames: number): void;
  /**
   * One value per 64 frames of the track, the last of what remains: highest magnitude, linear, over
   * all channels, of the 8× and the ITU 4× points from its first frame up to the next hop's first
   * frame. Overs just outside the track belong to the first and the last hop.
   */
  finish(): Float32Array;
}

type HopSamples = (peaks: number, hops: number, magnitudes: number) => void;
type HopPeaks = (
  peaks: number,
  search: number,
  x: number,
  hops: number,
  magnitudes: number,
  differences: number,
  floor: number,
) => void;

const hopsMax = 80;

/** Measures oversampled peaks along a track, exactly for every hop above the floor. */
export function createPeakHopMeter(
  kernels: Kernels,
  format: { readonly channels: number },
): PeakHopMeter {
  const hopSamples = kernels.functions['hopSamples'] as HopSamples;
  const hopPeaks = kernels.functions['hopPeaks'] as HopPeaks;
  const search = layPeakSearch(kernels, detectorInterpolator);
  const { pointer, view } = kernels.arena.f32(hopsMax);
  let peaks = new Float32Array(1 << 15);
  let count = 0;
  let frameCount = 0;

  const window = createPeakWindow(kernels, format.channels, ({ groups, channels }: PeakRun) => {
    view.fill(0);
    for (const { magnitudes } of channels) hopSamples(pointer, groups, magnitudes);
    for (const { x, magnitudes, differences } of channels) {
      hopPeaks(pointer, search, x, groups, magnitudes, differences, peakHopFloorLinear);
    }
    if (count + groups > peaks.length) peaks = doubled(peaks);
    peaks.set(view.subarray(0, groups), count);
    count += groups;
  });
  return {
    push(planes, frames) {
      window.push(planes, frames);
      frameCount += frames;
    },
    finish() {
      window.finish();
      return withinTrack(peaks.subarray(0, count), Math.ceil(frameCount / peakHopFrames));
    },
  };
}

function doubled(values: Float32Array): Float32Array<ArrayBuffer> {
  const roomier = new Float32Array(values.length * 2);
  roomier.set(values);
  return roomier;
}

/** The first value is of the silence before the track, those past `count` of the silence after. */
function withinTrack(peaks: Float32Array, count: number): Float32Array {
  const hops = peaks.slice(1, 1 + count);
  if (count === 0) return hops;
  hops[0] = Math.max(hops[0]!, peaks[0]!);
  hops[count - 1] = Math.max(hops[count - 1]!, ...peaks.subarray(1 + count));
  return hops;
}
