import { runGroups, runOffset, type GroupRun, type GroupScanner } from '@kindred/dsp';
import type { Finding } from '@kindred/records';

/** One channel of a run of about 11 ms, reduced. */
export interface ChannelRun {
  /** Highest x, and highest −x; at least 0. */
  top: number;
  bottom: number;
  /** Highest |x|. */
  peak: number;
  /** Highest |x| of the group where that is lowest. */
  quietest: number;
  /** Highest second difference. */
  bend: number;
  /** Σx². */
  power: number;
}

/** What detectors see of a track, in order; the same object each time. */
export interface ScannedRun {
  index: number;
  firstFrame: number;
  readonly frames: number;
  readonly groupFrames: number;
  readonly sampleRateHz: number;
  readonly channels: readonly ChannelRun[];
  statistics: Float32Array;
  /** Samples of the recent past, at least 16384 frames back from this run's end. */
  readonly copy: GroupScanner['copy'];
}

/** Looks for one kind of defect. */
export interface Detector {
  take(run: ScannedRun): void;
  finish(track: { readonly frames: number }): readonly Finding[];
}

export function createScannedRun(
  scanner: () => GroupScanner,
  format: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly groupFrames: number;
  },
): ScannedRun {
  return {
    index: 0,
    firstFrame: 0,
    frames: format.groupFrames * runGroups,
    groupFrames: format.groupFrames,
    sampleRateHz: format.sampleRateHz,
    channels: Array.from({ length: format.channels }, () => ({
      top: 0,
      bottom: 0,
      peak: 0,
      quietest: 0,
      bend: 0,
      power: 0,
    })),
    statistics: new Float32Array(0),
    copy: (run, into) => scanner().copy(run, into),
  };
}

/** Fills `scanned` from the statistics of a run's groups. */
export function reduceRun(run: GroupRun, scanned: ScannedRun): void {
  const { statistics, whole } = run;
  scanned.index = run.firstGroup / runGroups;
  scanned.firstFrame = run.firstGroup * scanned.groupFrames;
  scanned.statistics = statistics;
  for (let c = 0; c < scanned.channels.length; c++) {
    const channel = scanned.channels[c]!;
    channel.top = whole[runOffset.top + c]!;
    channel.bottom = whole[runOffset.bottom + c]!;
    channel.peak = Math.max(channel.top, channel.bottom);
    channel.quietest = whole[runOffset.quietest + c]!;
    channel.bend = whole[runOffset.bend + c]!;
    channel.power = whole[runOffset.power + c]!;
  }
}
