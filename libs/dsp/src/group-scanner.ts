import type { Arena, Region } from './arena.js';
import { groupFramesAt, groupStride, runGroups } from './group-layout.js';
import type { Kernels } from './kernels.js';
import type { RunWatch } from './run-watch.js';

/** A fixed run of groups, at the same places of a track however its blocks are cut. */
export interface GroupRun {
  /** Of the runs of the track. */
  readonly index: number;
  /** `runGroups` × `groupStride` numbers, valid until the next run; zeros behind the track's end. */
  readonly statistics: Float32Array;
  /** The run as one, at `runOffset`. */
  readonly whole: Float32Array;
}

export interface GroupScanner {
  /** The first `frames` of each plane. */
  push(planes: readonly Region<Float32Array>[], frames: number): void;
  /** Hands on what is left. */
  finish(): {
    readonly frames: number;
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
const historyFrames = 16384;
/** Frames taken in before the past is moved back: few, so that all of it stays in the cache. */
const windowFrames = 32768;

type GiveFrames = (scan: number, left: number, right: number, frames: number) => void;

/**
 * Reduces a track to statistics of short groups of frames, and remembers its last samples, so that
 * only what looks odd needs a closer look.
 * @param format with a watch, only the runs are handed on in which it sees something
 */
export function createGroupScanner(
  { arena, functions }: Kernels,
  format: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly watch?: RunWatch;
  },
  onRun: (run: GroupRun) => void,
): GroupScanner {
  const giveFrames = functions['giveFrames'] as GiveFrames;
  const nextRun = functions['nextRun'] as (scan: number) => number;
  const giveSilence = functions['giveSilence'] as (scan: number) => void;
  const groupFrames = groupFramesAt(format.sampleRateHz);
  const runFrames = groupFrames * runGroups;
  const scan = layGroupScan(arena, { ...format, groupFrames });
  const { channels, statistics, whole } = scan;
  const handOn = (): void => {
    while (nextRun(scan.pointer) !== 0) {
      onRun({ index: scan.runs() - 1, statistics: statistics.view, whole: whole.view });
    }
  };

  return {
    groupFrames,
    push(planes, frames) {
      const first = planes[0]!;
      giveFrames(scan.pointer, first.pointer, (planes[1] ?? first).pointer, frames);
      handOn();
    },
    finish() {
      const rest = scan.end() - scan.next();
      const frames = scan.runs() * runFrames + rest;
      if (rest > 0) {
        giveSilence(scan.pointer);
        handOn();
      }
      return { frames, occupiedBits: scan.bits() };
    },
    copy({ channel, fromFrame }, into) {
      const from = fromFrame - scan.runs() * runFrames + scan.next();
      const held = channels[channel]!.view;
      if (from < 0 || from + into.length > held.length) {
        throw new RangeError('a scanner was asked for frames that it does not hold');
      }
      into.set(held.subarray(from, from + into.length));
    },
  };
}

interface LaidScan {
  readonly pointer: number;
  readonly channels: readonly Region<Float32Array>[];
  readonly statistics: Region<Float32Array>;
  readonly whole: Region<Float32Array>;
  /** Index of the next frame to scan, and behind the last frame held. */
  next(): number;
  end(): number;
  /** Runs scanned. */
  runs(): number;
  bits(): number;
}

/** The kernel's `GroupScan`, as laid out in assembly/group-scan.ts. */
function layGroupScan(
  arena: Arena,
  format: {
    readonly channels: number;
    readonly groupFrames: number;
    readonly watch?: RunWatch;
  },
): LaidScan {
  const { groupFrames, watch } = format;
  const kept = historyFrames + 4 * groupFrames * runGroups;
  const capacity = kept + windowFrames;
  const channels = Array.from({ length: format.channels }, () => arena.f32(capacity));
  const statistics = arena.f32(runGroups * groupStride);
  const whole = arena.f32(12);
  const bits = arena.i32(4);
  const { pointer, view } = arena.i32(17);
  const [left, right = left] = channels.map((channel) => channel.pointer);
  view.set([left!, right!, channels.length, groupFrames, kept, capacity, kept, kept]);
  view.set([statistics.pointer, whole.pointer, bits.pointer, 0, 0, watch?.pointer ?? 0], 8);
  return {
    pointer,
    channels,
    statistics,
    whole,
    next: () => view[6]!,
    end: () => view[7]!,
    runs: () => view[12]!,
    bits: () => bits.view.reduce((all, lane) => all | lane, 0) & 0xffffff,
  };
}
