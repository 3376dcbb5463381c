import type { Arena } from './arena.js';
import type { Kernels } from './kernels.js';
import { isWide, type Plane } from './planes.js';

/** Peaks are sought per 64 frames. */
export const peakGroupFrames = 64;

/** One channel of a run of groups, as kernels take it: addresses. */
export interface PeakChannel {
  /** The first group's first frame. */
  readonly x: number;
  /** Maxima per 32 frames, from the 32 before the first group. */
  readonly magnitudes: number;
  readonly differences: number;
}

/** A run of whole groups, valid until the next. */
export interface PeakRun {
  /** The kernel's `PeakWindow`. */
  readonly window: number;
  groups: number;
  /** Frame of the track where the first group starts: −64 for the silence before the track. */
  firstFrame: number;
  readonly channels: readonly PeakChannel[];
}

/** Cuts a track into groups that see 32 frames to either side, with silence before and after. */
export interface PeakWindow {
  push(planes: readonly Plane[], frames: number): void;
  finish(): void;
}

const reachFrames = 32;
/** Second differences at the far end of the reach look one frame further. */
const aheadFrames = reachFrames + 1;
const behindFrames = reachFrames + 4;
const blockFrames = 4096;
/** So much silence behind a track brings its last groups to light. */
export const silentFrames = 2 * peakGroupFrames + aheadFrames;
const heldFrames = behindFrames + peakGroupFrames + aheadFrames + blockFrames;
const scansMax = Math.ceil(heldFrames / reachFrames) + 2;

type Fill = (window: number, left: number, right: number, frames: number, isWide: number) => number;

/** @param visit called with each run of groups, in order */
export function createPeakWindow(
  { arena, functions }: Kernels,
  channelCount: number,
  visit: (run: PeakRun) => void,
): PeakWindow {
  const fill = functions['fillPeaks'] as Fill;
  const fillSilence = functions['fillSilence'] as (window: number, frames: number) => number;
  const advance = functions['advancePeaks'] as (window: number) => void;
  const run: PeakRun = {
    ...layPeakWindow(arena, channelCount),
    groups: 0,
    firstFrame: -peakGroupFrames,
  };

  const visitGroups = (groups: number): void => {
    if (groups === 0) return;
    run.groups = groups;
    visit(run);
    advance(run.window);
    run.firstFrame += groups * peakGroupFrames;
  };

  return {
    push(planes, frames) {
      const first = planes[0]!;
      const wide = isWide(first);
      const second = (planes[1] ?? first).pointer;
      for (let done = 0; done < frames; done += blockFrames) {
        const offset = done * (wide ? 8 : 4);
        const count = Math.min(blockFrames, frames - done);
        const left = first.pointer + offset;
        visitGroups(fill(run.window, left, second + offset, count, Number(wide)));
      }
    },
    finish() {
      visitGroups(fillSilence(run.window, silentFrames));
    },
  };
}

/** The kernel's `PeakWindow`, as laid out in assembly/peak-window.ts; it begins with silence. */
export function layPeakWindow(
  arena: Arena,
  channelCount: number,
): { readonly window: number; readonly channels: readonly PeakChannel[] } {
  const laid = Array.from({ length: channelCount }, () => {
    const frames = arena.f32(heldFrames + 8).pointer;
    const magnitudes = arena.f32(scansMax).pointer;
    const differences = arena.f32(scansMax).pointer;
    return { frames, x: frames + behindFrames * 4, magnitudes, differences };
  });
  const channels = arena.i32(4 * channelCount);
  channels.view.set(
    laid.flatMap(({ frames, x, magnitudes, differences }) => [frames, x, magnitudes, differences]),
  );
  const window = arena.i32(4);
  window.view.set([channelCount, channels.pointer, peakGroupFrames, 0]);
  return { window: window.pointer, channels: laid };
}
