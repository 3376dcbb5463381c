import type { Arena } from './arena.js';
import { segmentsPerSecond, segmentStartFrame } from './energy-meter.js';
import { hopSegments } from './energy-windows.js';
import { createKernelColumn } from './kernel-column.js';
import type { Kernels } from './kernels.js';
import { layPeakSearch } from './peak-search.js';
import { layPeakWindow, peakGroupFrames, silentFrames } from './peak-window.js';
import { isWide, type Plane } from './planes.js';
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

type CoursePeaks = (
  course: number,
  window: number,
  left: number,
  right: number,
  frames: number,
  isWide: number,
) => number;
type CourseSilence = (course: number, window: number, frames: number) => number;

/** Rows that a kernel fills before they are taken over. */
const rowsMax = 256;
/** Frames to a call: fewer than half as many rows at any rate. */
const runFrames = 32768;

/**
 * Measures the true peak of a track and of each 100 ms of it, exactly: points that can't beat the
 * highest of their hop are skipped by a proven bound. One meter per track.
 */
export function createPeakCourseMeter(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
): PeakCourseMeter {
  const { arena, functions } = kernels;
  const coursePeaks = functions['coursePeaks'] as CoursePeaks;
  const courseSilence = functions['courseSilence'] as CourseSilence;
  const closeHop = functions['closeHop'] as (course: number) => number;
  const values = createKernelColumn(arena.f32(rowsMax), (length) => new Float32Array(length));
  const search = layPeakSearch(kernels, exactPeakInterpolator);
  const course = layCourse(arena, { ...format, search, values: values.pointer });
  let frameCount = 0;

  const take = (rows: number): void => {
    values.take(rows);
    course.rows[0] = 0;
  };
  const { window } = layPeakWindow(arena, format.channels);
  return {
    push(planes, frames) {
      const first = planes[0]!;
      const wide = isWide(first);
      const second = (planes[1] ?? first).pointer;
      for (let done = 0; done < frames; done += runFrames) {
        const offset = done * (wide ? 8 : 4);
        const run = Math.min(runFrames, frames - done);
        const left = first.pointer + offset;
        const { pointer } = course;
        const rows = coursePeaks(pointer, window, left, second + offset, run, Number(wide));
        if (rows > rowsMax / 2) take(rows);
      }
      frameCount += frames;
    },
    finish() {
      courseSilence(course.pointer, window, silentFrames);
      take(closeHop(course.pointer));
      const { exactFrame, ...peaks } = course.read();
      return {
        ...peaks,
        exactAtFrame: Math.max(0, Math.min(exactFrame, frameCount - 1)),
        courseLinear: withinTrack(values.finish(), hopCount(frameCount, format.sampleRateHz)),
      };
    },
  };
}

interface LaidCourse {
  readonly pointer: number;
  /** How many rows the kernel has filled: one number. */
  readonly rows: Int32Array;
  read(): Omit<TruePeak, 'exactAtFrame'> & { readonly exactFrame: number };
}

/** The kernel's `PeakCourse`, as laid out in assembly/peak-course.ts. */
function layCourse(
  arena: Arena,
  laid: { readonly sampleRateHz: number; readonly search: number; readonly values: number },
): LaidCourse {
  const hop = arena.f32(4);
  const { pointer, view } = arena.f64(7);
  view.set([laid.sampleRateHz, 0, -peakGroupFrames]);
  const integers = new Int32Array(view.buffer, pointer, 14);
  const floats = new Float32Array(view.buffer, pointer, 14);
  integers.set([hop.pointer, laid.search, 0, laid.values, 0], 8);
  return {
    pointer,
    rows: integers.subarray(12, 13),
    read: () => ({
      exactFrame: view[1]!,
      exactLinear: floats[6]!,
      sampleLinear: floats[7]!,
      ituLinear: hop.view[2]!,
    }),
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
function withinTrack(course: Float32Array, count: number): Float32Array {
  const hops = course.slice(0, count);
  for (const past of course.subarray(count)) {
    if (count > 0) hops[count - 1] = Math.max(hops[count - 1]!, past);
  }
  return hops;
}
