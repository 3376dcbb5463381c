import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import type { Plane } from './planes.js';

/** Numbers kept per group; each statistic stands for left, then right (the same when mono). */
export const groupStride = 8;
/** Where a group's statistics lie among its numbers, for left; right is one further. */
export const groupOffset = { peak: 0, bend: 2, sum: 4, power: 6 } as const;
/** The same among the numbers of a whole run, and there the lowest of its groups' peaks. */
export const runOffset = { ...groupOffset, quietest: 8 } as const;
/** Groups handed on at a time: about 11 ms. */
export const runGroups = 32;

/** A fixed run of groups, at the same places of a track however its blocks are cut. */
export interface GroupRun {
  readonly firstGroup: number;
  /**
   * `runGroups` × `groupStride` numbers, valid until the next run: highest |x|, highest second
   * difference |x[n] − 2x[n−1] + x[n−2]|, Σx and Σx². Behind the track's end it is zeros.
   */
  readonly statistics: Float32Array;
  /** The run as one, at `runOffset`. */
  readonly whole: Float32Array;
}

export interface GroupScanner {
  push(planes: readonly Plane[], frames: number): void;
  /** Hands on what is left. */
  finish(): {
    readonly frames: number;
    /** Σ(left − right)². */
    readonly differencePower: number;
    /**
     * Bits of a 24-bit sample ever set in any channel, bit 0 the finest (also set by samples finer
     * than 24 bits); 0 for digital silence.
     */
    readonly occupiedBits: number;
  };
  /** Frames of one group: about a third of a millisecond. */
  readonly groupFrames: number;
  /**
   * Copies a channel's samples from the recent past, `historyFrames` back from the end of the run
   * last handed on; zeros before the track.
   */
  copy(run: { channel: number; fromFrame: number }, into: Float32Array): void;
}

/** At least this far back `copy` reaches. */
export const historyFrames = 16384;

const windowFrames = 65536;

type Statistics = (
  left: number,
  right: number,
  groupCount: number,
  groupQuads: number,
  groups: number,
  whole: number,
  difference: number,
) => void;
type OccupiedBits = (plane: number, frames: number, bits: number) => void;

/** About a third of a millisecond, in whole vectors of four frames. */
export function groupFramesAt(sampleRateHz: number): number {
  return Math.max(4, 4 * Math.round(sampleRateHz / 12000));
}

/**
 * Reduces a track to statistics of short groups of frames, and remembers its last samples, so that
 * only what looks odd needs a closer look.
 */
export function createGroupScanner(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
  onRun: (run: GroupRun) => void,
): GroupScanner {
  const { arena, functions } = kernels;
  const groupStatistics = functions['groupStatistics'] as Statistics;
  const occupied = functions['occupiedBits'] as OccupiedBits;
  const groupFrames = groupFramesAt(format.sampleRateHz);
  const runFrames = groupFrames * runGroups;
  const kept = historyFrames + 4 * runFrames;
  const channels: Region<Float32Array>[] = Array.from({ length: format.channels }, () =>
    arena.f32(windowFrames + kept),
  );
  const statistics = arena.f32(runGroups * groupStride);
  const whole = arena.f32(12);
  const difference = arena.f64(2);
  const bits = arena.i32(4);
  const left = channels[0]!.pointer;
  const right = (channels[1] ?? channels[0]!).pointer;
  /** Window index of the next frame to scan, and behind the last frame held. */
  let next = kept;
  let end = kept;
  let scannedFrames = 0;
  let bitsKnown = false;
  const run = { firstGroup: 0, statistics: statistics.view, whole: whole.view };

  const scanRun = (): void => {
    const at = 4 * next;
    groupStatistics(
      left + at,
      right + at,
      runGroups,
      groupFrames / 4,
      statistics.pointer,
      whole.pointer,
      difference.pointer,
    );
    if (!bitsKnown) {
      for (const { pointer: plane } of channels) occupied(plane + at, runFrames, bits.pointer);
      // The finest bit is in use: nothing more can be learnt.
      bitsKnown = (seenBits(bits.view) & 1) !== 0;
    }
    next += runFrames;
    scannedFrames += runFrames;
    run.firstGroup = (scannedFrames - runFrames) / groupFrames;
    onRun(run);
  };
  const makeRoom = (): void => {
    const from = next - kept;
    for (const { view } of channels) view.copyWithin(0, from, end);
    next -= from;
    end -= from;
  };

  return {
    groupFrames,
    push(planes, frames) {
      for (let done = 0; done < frames;) {
        if (end === windowFrames + kept) makeRoom();
        const taken = Math.min(frames - done, windowFrames + kept - end);
        channels.forEach(({ view }, c) =>
          view.set(planes[c]!.view.subarray(done, done + taken), end),
        );
        done += taken;
        end += taken;
        while (end - next >= runFrames) scanRun();
      }
    },
    finish() {
      const rest = end - next;
      const frames = scannedFrames + rest;
      if (rest > 0) {
        if (next + runFrames > windowFrames + kept) makeRoom();
        for (const { view } of channels) view.fill(0, end, next + runFrames);
        scanRun();
      }
      return { frames, differencePower: difference.view[0]!, occupiedBits: seenBits(bits.view) };
    },
    copy({ channel, fromFrame }, into) {
      const from = fromFrame - scannedFrames + next;
      if (from < 0 || from + into.length > windowFrames + kept) {
        throw new RangeError('a scanner was asked for frames that it does not hold');
      }
      into.set(channels[channel]!.view.subarray(from, from + into.length));
    },
  };
}

function seenBits(lanes: Int32Array): number {
  return lanes.reduce((all, lane) => all | lane, 0) & 0xffffff;
}
