import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import type { Plane } from './planes.js';

/** Numbers kept per group; each statistic stands for left, then right (the same when mono). */
export const groupStride = 4;
/** Where a group's highest |x| and Σx lie among its numbers, for left; right is one further. */
export const groupOffset = { peak: 0, sum: 2 } as const;
/**
 * Where a whole run's statistics lie: highest x and highest −x (at least 0), highest second
 * difference |x[n] − 2x[n−1] + x[n−2]|, Σx², and the lowest of its groups' peaks.
 */
export const runOffset = { top: 0, bottom: 2, bend: 4, power: 6, quietest: 8 } as const;
/** Groups handed on at a time: about 11 ms. */
export const runGroups = 32;

/** A fixed run of groups, at the same places of a track however its blocks are cut. */
export interface GroupRun {
  readonly firstGroup: number;
  /** `runGroups` × `groupStride` numbers, valid until the next run; zeros behind the track's end. */
  readonly statistics: Float32Array;
  /** The run as one, at `runOffset`. */
  readonly whole: Float32Array;
}

/** At least this far back `copy` reaches. */
export const historyFrames = 16384;

/** Frames taken in before the past is moved back: few, so that all of it stays in the cache. */
const windowFrames = 16384;

type Statistics = (
  left: number,
  right: number,
  groupCount: number,
  groupQuads: number,
  groups: number,
  whole: number,
) => void;
type OccupiedBits = (plane: number, frames: number, bits: number) => void;

/** About a third of a millisecond, in whole vectors of four frames. */
export function groupFramesAt(sampleRateHz: number): number {
  return Math.max(4, 4 * Math.round(sampleRateHz / 12000));
}

/** The recent past of a track, and what is scanned of it. */
export interface ScanWindow {
  readonly groupStatistics: Statistics;
  readonly occupiedBits: OccupiedBits;
  readonly groupFrames: number;
  readonly runFrames: number;
  /** Frames that stay when room is made. */
  readonly kept: number;
  readonly channels: readonly Region<Float32Array>[];
  readonly statistics: Region<Float32Array>;
  readonly whole: Region<Float32Array>;
  readonly bits: Region<Int32Array>;
  readonly run: { -readonly [Key in keyof GroupRun]: GroupRun[Key] };
  /** Index of the next frame to scan, and behind the last frame held. */
  next: number;
  end: number;
  scannedFrames: number;
  areBitsKnown: boolean;
}

export function layScanWindow(
  { arena, functions }: Kernels,
  { sampleRateHz, channels }: { readonly sampleRateHz: number; readonly channels: number },
): ScanWindow {
  const groupFrames = groupFramesAt(sampleRateHz);
  const runFrames = groupFrames * runGroups;
  const kept = historyFrames + 4 * runFrames;
  const statistics = arena.f32(runGroups * groupStride);
  const whole = arena.f32(12);
  return {
    groupStatistics: functions['groupStatistics'] as Statistics,
    occupiedBits: functions['occupiedBits'] as OccupiedBits,
    groupFrames,
    runFrames,
    kept,
    channels: Array.from({ length: channels }, () => arena.f32(windowFrames + kept)),
    statistics,
    whole,
    bits: arena.i32(4),
    run: { firstGroup: 0, statistics: statistics.view, whole: whole.view },
    next: kept,
    end: kept,
    scannedFrames: 0,
    areBitsKnown: false,
  };
}

/** @returns how many frames it took: all that there is room for */
export function takeIn(
  window: ScanWindow,
  planes: readonly Plane[],
  { first, frames }: { readonly first: number; readonly frames: number },
): number {
  const { channels, kept } = window;
  if (window.end === windowFrames + kept) makeRoom(window);
  const taken = Math.min(frames, windowFrames + kept - window.end);
  for (let c = 0; c < channels.length; c++) {
    channels[c]!.view.set(planes[c]!.view.subarray(first, first + taken), window.end);
  }
  window.end += taken;
  return taken;
}

function makeRoom(window: ScanWindow): void {
  const from = window.next - window.kept;
  for (const { view } of window.channels) view.copyWithin(0, from, window.end);
  window.next -= from;
  window.end -= from;
}

export function scanRun(window: ScanWindow): void {
  const { channels, runFrames, bits } = window;
  const at = 4 * window.next;
  const left = channels[0]!.pointer + at;
  const right = (channels[1] ?? channels[0]!).pointer + at;
  window.groupStatistics(
    left,
    right,
    runGroups,
    window.groupFrames / 4,
    window.statistics.pointer,
    window.whole.pointer,
  );
  if (!window.areBitsKnown) {
    for (const { pointer } of channels) window.occupiedBits(pointer + at, runFrames, bits.pointer);
    // The finest bit is in use: nothing more can be learnt.
    window.areBitsKnown = (seenBits(window) & 1) !== 0;
  }
  window.next += runFrames;
  window.scannedFrames += runFrames;
}

/** Silence behind the track's end, for its last run. */
export function fillWithSilence(window: ScanWindow): void {
  if (window.next + window.runFrames > windowFrames + window.kept) makeRoom(window);
  for (const { view } of window.channels) view.fill(0, window.end, window.next + window.runFrames);
}

export function copyFrames(
  window: ScanWindow,
  { channel, fromFrame }: { readonly channel: number; readonly fromFrame: number },
  into: Float32Array,
): void {
  const from = fromFrame - window.scannedFrames + window.next;
  if (from < 0 || from + into.length > windowFrames + window.kept) {
    throw new RangeError('a scanner was asked for frames that it does not hold');
  }
  into.set(window.channels[channel]!.view.subarray(from, from + into.length));
}

export function seenBits({ bits }: ScanWindow): number {
  return bits.view.reduce((all, lane) => all | lane, 0) & 0xffffff;
}
