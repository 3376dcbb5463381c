import { runGroups, type GroupRun, type GroupScanner } from '@kindred/dsp';
import type { Finding } from '@kindred/records';

/** What detectors see of a run of about 11 ms in which there is something to see, in order. */
export interface ScannedRun {
  readonly index: number;
  readonly firstFrame: number;
  readonly frames: number;
  readonly groupFrames: number;
  readonly sampleRateHz: number;
  /** Bits of `sight`. */
  readonly sights: number;
  readonly statistics: Float32Array;
  /** Samples of the recent past, at least 16384 frames back from this run's end. */
  readonly copy: GroupScanner['copy'];
}

/** Looks for one kind of defect. */
export interface Detector {
  take(run: ScannedRun): void;
  finish(track: { readonly frames: number }): readonly Finding[];
}

export function scannedRun(
  { index, statistics }: GroupRun,
  track: Pick<ScannedRun, 'groupFrames' | 'sampleRateHz' | 'sights' | 'copy'>,
): ScannedRun {
  const frames = track.groupFrames * runGroups;
  const { groupFrames, sampleRateHz, sights, copy } = track;
  const firstFrame = index * frames;
  return { index, firstFrame, frames, groupFrames, sampleRateHz, sights, statistics, copy };
}
