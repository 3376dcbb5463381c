import { segmentsPerSecond, segmentStartFrame } from './energy-meter.js';
import { hopSegments } from './energy-windows.js';
import type { Kernels } from './kernels.js';
import { layPeakSearch } from './peak-search.js';
import { createPeakWindow, peakGroupFrames, type PeakRun } from './peak-window.js';
import type { Plane } from './planes.js';
import { exactPeakInterpolator, type TruePeak } from './true-peak-meter.js';

/** A track's true peak, as `createTruePeakMeter` has it, and its course. */
export interface PeakCourse extends TruePeak {
  /**
   * Exact true peak of each 100 ms, the last of what there is, linear, over all channels. Hops are
   * cut at whole 64 frames, up to 63 late; overs just outside the track belong to the first and the
   * last.
   */
  readonly courseLinear: Float32Array;
}

export interface PeakCourseMeter {
  push(planes: readonly Plane[], frames: number): void;
  finish(): PeakCourse;
}

type MeterSamples = (peaks: number, x: number, groups: number, magnitudes: number) => void;
type MeterPeaks = (
  peaks: number,
  search: number,
  x: number,
  groups: number,
  magnitudes: number,
  differences: number,
) => void;

/** No ITU point passes this: a course does without them. */
const unreachable = 3e38;

/**
 * Measures the true peak of a track and of each 100 ms of it, exactly: points that can't beat the
 * highest of their hop are skipped by a proven bound. One meter per track.
 */
export function createPeakCourseMeter(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): PeakCourseMeter {
  const { functions } = kernels;
  const meterSamples = functions['meterSamples'] as MeterSamples;
  const meterPeaks = functions['meterPeaks'] as MeterPeaks;
  const search = layPeakSearch(kernels, exactPeakInterpolator);
  const whole = createPeaks(kernels);
  const hop = createPeaks(kernels);
  hop.view[2] = unreachable;
  const course: number[] = [];
  let frameCount = 0;
  let atFrame = 0;
  let hopEnd = hopEndFrame(0, format.sampleRateHz);

  /** Raises peaks by some groups of a run. */
  const meter = (
    peaks: number,
    run: PeakRun,
    { first, groups }: { readonly first: number; readonly groups: number },
  ): void => {
    const ahead = first * peakGroupFrames * 4;
    const scans = first * 8;
    for (const { x, magnitudes } of run.channels) {
      meterSamples(peaks, x + ahead, groups, magnitudes + scans);
    }
    for (const { x, magnitudes, differences } of run.channels) {
      meterPeaks(peaks, search, x + ahead, groups, magnitudes + scans, differences + scans);
    }
  };
  const closeHop = (): void => {
    course.push(hop.view[0]!);
    hop.view[0] = hop.view[3] = 0;
    hopEnd = hopEndFrame(course.length, format.sampleRateHz);
  };

  const window = createPeakWindow(kernels, format.channels, (run) => {
    const before = whole.view[0];
    meter(whole.pointer, run, { first: 0, groups: run.groups });
    if (whole.view[0] !== before) atFrame = run.firstFrame + whole.frames[0]!;
    for (let done = 0; done < run.groups;) {
      const left = Math.ceil((hopEnd - run.firstFrame) / peakGroupFrames) - done;
      const groups = Math.min(left, run.groups - done);
      meter(hop.pointer, run, { first: done, groups });
      done += groups;
      if (groups === left) closeHop();
    }
  });
  return {
    push(planes, frames) {
      window.push(planes, frames);
      frameCount += frames;
    },
    finish() {
      window.finish();
      closeHop();
      return {
        exactLinear: whole.view[0]!,
        exactAtFrame: Math.max(0, Math.min(atFrame, frameCount - 1)),
        ituLinear: whole.view[2]!,
        sampleLinear: whole.view[3]!,
        courseLinear: withinTrack(course, hopCount(frameCount, format.sampleRateHz)),
      };
    },
  };
}

function hopEndFrame(index: number, sampleRateHz: number): number {
  return segmentStartFrame((index + 1) * hopSegments, sampleRateHz);
}

function hopCount(frames: number, sampleRateHz: number): number {
  let count = Math.floor((frames * segmentsPerSecond) / (sampleRateHz * hopSegments));
  while (count > 0 && hopEndFrame(count - 1, sampleRateHz) >= frames) count--;
  while (frames > 0 && hopEndFrame(count, sampleRateHz) < frames) count++;
  return frames > 0 ? count + 1 : 0;
}

/** What lies past the track belongs to its last hop. */
function withinTrack(course: readonly number[], count: number): Float32Array {
  const hops = Float32Array.from(course.slice(0, count));
  for (const past of course.slice(count)) {
    if (count > 0) hops[count - 1] = Math.max(hops[count - 1]!, past);
  }
  return hops;
}

function createPeaks({ arena }: Kernels): {
  readonly pointer: number;
  readonly view: Float32Array;
  readonly frames: Int32Array;
} {
  const { pointer, view } = arena.f32(4);
  return { pointer, view, frames: new Int32Array(view.buffer, pointer + 4, 1) };
}
