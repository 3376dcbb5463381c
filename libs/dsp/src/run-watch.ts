import { groupFramesAt, runGroups } from './group-layout.js';
import type { Kernels } from './kernels.js';

/** When a run of groups deserves a closer look. Levels are linear, 1 = full scale. */
export interface WatchLimits {
  /** A group whose highest magnitude is under this is quiet. */
  readonly quietBelow: number;
  /** A run whose highest magnitude is under this, in all channels, is silent. */
  readonly silentBelow: number;
  /** Samples this near the highest on their side of the wave are level with it: relative, absolute, */
  readonly plateauShare: number;
  readonly plateauLeast: number;
  /** and sought from this level on, so many in a row. */
  readonly plateauFrom: number;
  readonly plateauFrames: number;
  /**
   * A run stands out whose highest bend is at least this, and so many times all bends within five
   * runs but one; and so many times all of them where it is as many times lower than all around.
   */
  readonly bendLeast: number;
  readonly bendRatio: number;
  readonly bendAndPeakRatio: number;
  /** A sharp run bends at least this share of the sharpest, which fades so by the run. */
  readonly sharpShare: number;
  readonly sharpMemory: number;
  readonly sharpPeak: number;
  /** Mean squares between which a window of eight runs may be noise. */
  readonly floorLeast: number;
  readonly floorMost: number;
}

/** Bits of what there is to see in a run. */
export const sight = {
  /** A plateau at the level of its channel's top, or bottom, begins in the run before this one. */
  level: (channel: number, sign: 1 | -1): number => (sign === 1 ? 1 : 2) << (2 * channel),
  /** A group of this channel is quiet, or the last one was. */
  quiet: (channel: number): number => 1 << (4 + channel),
  /** A bend stands out five runs before. */
  bent: (channel: number): number => 1 << (6 + channel),
  /** Silence begins or ends. */
  silenceTurns: 1 << 8,
  sharp: 1 << 9,
  /** The means of groups fill their room. */
  lows: 1 << 10,
  /** A window that may be noise ends with this run. */
  floor: 1 << 11,
  /** The run that was asked for. */
  due: 1 << 12,
} as const;

/** Of one side of a channel's wave. */
export interface WatchedSide {
  /** Highest x, or −x. */
  readonly level: number;
  /** From the lowest to the highest of the wave, when the side was last looked at. */
  readonly span: number;
  /** How often the level rose by more than a plateau's width: what was level before is not now. */
  readonly rises: number;
}

/** What a kernel saw of a track's runs, as of the run last handed on. */
export interface RunWatch {
  readonly pointer: number;
  /** Bits of `sight`. */
  sights(): number;
  side(channel: number, sign: 1 | -1): WatchedSide;
  /** Highest bend and magnitude around the bend that stands out. */
  around(channel: number): { readonly bend: number; readonly peak: number };
  /** Σx² of a channel. */
  power(channel: number): number;
  /** Asks for the run `index` and those behind it; Infinity: for none. */
  askFor(index: number): void;
  /** Sharp runs are handed on that end at this frame or later. */
  seekSharpFrom(frame: number): void;
  /** Means of groups over all channels, `lowsMax` of them. */
  readonly lows: Float32Array;
  /** Their Σ of the mean squares of runs. */
  lowPower(): number;
  floor(): {
    /** Mean square of its louder channel, and of the loudest window so far. */
    readonly power: number;
    readonly channel: number;
    readonly loudest: number;
    /** How many windows there were, and the index of the first over `floorLeast`; −1: none. */
    readonly count: number;
    readonly first: number;
  };
}

/** Runs to a window of noise. */
export const floorRuns = 8;
/** Means of groups handed on at a time: about 0.7 s. */
export const lowsMax = 2048;

const ringSize = 11;
const never = 0x7fffffff;
/** In numbers of 64 bits: those of a channel, and where its power lies. */
const channelLength = 7;
const powerAt = 4;

/** A watch over one track; @see assembly/run-watch.ts for how it is laid out. */
export function createRunWatch(
  { arena }: Kernels,
  format: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly limits: WatchLimits;
  },
): RunWatch {
  const { limits, channels } = format;
  const groupFrames = groupFramesAt(format.sampleRateHz);
  const sides = Array.from({ length: 2 * channels }, () => arena.f64(4));
  const laid = arena.f64(channels * channelLength);
  const channelIntegers = new Int32Array(laid.view.buffer, laid.pointer, 2 * laid.view.length);
  for (let c = 0; c < channels; c++) {
    const rings = [arena.f32(ringSize), arena.f32(ringSize)];
    channelIntegers.set(
      [sides[2 * c]!, sides[2 * c + 1]!, ...rings].map(({ pointer }) => pointer),
      2 * c * channelLength,
    );
  }
  const lows = arena.f32(lowsMax);
  const { pointer, view } = arena.f64(28);
  const integers = new Int32Array(view.buffer, pointer, 56);
  const meanScale = 1 / (channels * groupFrames);
  view.set([
    ...[limits.quietBelow, limits.silentBelow],
    ...[limits.plateauShare, limits.plateauLeast, limits.plateauFrom],
    ...[limits.bendLeast, limits.bendRatio, limits.bendAndPeakRatio],
    ...[limits.sharpShare, limits.sharpMemory, limits.sharpPeak],
    ...[limits.floorLeast, limits.floorMost],
    ...[meanScale, meanScale / runGroups],
    ...[groupFrames * runGroups, 0, Infinity],
  ]);
  integers.set([channels, laid.pointer, 0, never, 1, lows.pointer, lowsMax, 0, 0, 0, -1], 42);
  integers[54] = limits.plateauFrames;

  return {
    pointer,
    sights: () => integers[44]!,
    side(channel, sign) {
      const side = sides[2 * channel + (sign === 1 ? 0 : 1)]!;
      const rises = new Int32Array(side.view.buffer, side.pointer + 24, 1)[0]!;
      return { level: side.view[0]!, span: side.view[2]!, rises };
    },
    around(channel) {
      const at = channel * channelLength + 2;
      return { bend: laid.view[at]!, peak: laid.view[at + 1]! };
    },
    power: (channel) => laid.view[channel * channelLength + powerAt]!,
    askFor(index) {
      integers[45] = Math.min(index, never);
    },
    seekSharpFrom(frame) {
      view[17] = frame;
    },
    lows: lows.view,
    lowPower: () => view[18]!,
    floor: () => ({
      power: view[19]!,
      channel: integers[53]!,
      loudest: view[20]!,
      count: integers[51]!,
      first: integers[52]!,
    }),
  };
}
