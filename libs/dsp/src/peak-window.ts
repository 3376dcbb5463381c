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

export interface PeakRun {
  readonly groups: number;
  /** Frame of the track where the first group starts: −64 for the silence before the track. */
  readonly firstFrame: number;
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
const heldFrames = behindFrames + peakGroupFrames + aheadFrames + blockFrames;
const scansMax = Math.ceil(heldFrames / reachFrames) + 2;

type Scan = (x: number, count: number, magnitudes: number, differences: number) => void;
type Narrow = (input: number, output: number, count: number) => void;

/** @param visit called with each run of groups, in order */
export function createPeakWindow(
  { arena, functions }: Kernels,
  channelCount: number,
  visit: (run: PeakRun) => void,
): PeakWindow {
  const scan = functions['scanPeaks'] as Scan;
  const narrow = functions['narrowPlane'] as Narrow;
  const buffers = Array.from({ length: channelCount }, () => arena.f32(heldFrames + 8));
  const channels = buffers.map(({ pointer }) => ({
    x: pointer + behindFrames * 4,
    magnitudes: arena.f32(scansMax).pointer,
    differences: arena.f32(scansMax).pointer,
  }));
  /** Frames held from the first group on. It begins with a group of silence before the track. */
  let held = peakGroupFrames;
  let firstFrame = -peakGroupFrames;

  const visitWholeGroups = (): void => {
    const groups = Math.floor((held - aheadFrames) / peakGroupFrames);
    if (groups <= 0) return;
    for (const { x, magnitudes, differences } of channels) {
      scan(x - reachFrames * 4, groups * 2 + 2, magnitudes, differences);
    }
    visit({ groups, firstFrame, channels });
    const gone = groups * peakGroupFrames;
    for (const { view } of buffers) view.copyWithin(0, gone, behindFrames + held);
    held -= gone;
    firstFrame += gone;
  };

  return {
    push(planes, frames) {
      for (let done = 0; done < frames; done += blockFrames) {
        const run = Math.min(blockFrames, frames - done);
        const at = behindFrames + held;
        buffers.forEach((buffer, channel) => {
          const plane = planes[channel]!;
          if (isWide(plane)) narrow(plane.pointer + done * 8, buffer.pointer + at * 4, run);
          else buffer.view.set(plane.view.subarray(done, done + run), at);
        });
        held += run;
        visitWholeGroups();
      }
    },
    finish() {
      const silence = 2 * peakGroupFrames + aheadFrames;
      const at = behindFrames + held;
      for (const { view } of buffers) view.fill(0, at, at + silence);
      held += silence;
      visitWholeGroups();
    },
  };
}
