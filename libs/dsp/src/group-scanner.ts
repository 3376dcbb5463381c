import type { Kernels } from './kernels.js';
import type { Plane } from './planes.js';
import {
  copyFrames,
  fillWithSilence,
  layScanWindow,
  scanRun,
  seenBits,
  takeIn,
  type GroupRun,
} from './scan-window.js';

export interface GroupScanner {
  push(planes: readonly Plane[], frames: number): void;
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

/**
 * Reduces a track to statistics of short groups of frames, and remembers its last samples, so that
 * only what looks odd needs a closer look.
 */
export function createGroupScanner(
  kernels: Kernels,
  format: { readonly sampleRateHz: number; readonly channels: number },
  onRun: (run: GroupRun) => void,
): GroupScanner {
  const window = layScanWindow(kernels, format);
  const { groupFrames, runFrames } = window;
  const handOn = (): void => {
    scanRun(window);
    window.run.firstGroup = (window.scannedFrames - runFrames) / groupFrames;
    onRun(window.run);
  };

  return {
    groupFrames,
    push(planes, frames) {
      for (let done = 0; done < frames;) {
        done += takeIn(window, planes, { first: done, frames: frames - done });
        while (window.end - window.next >= runFrames) handOn();
      }
    },
    finish() {
      const rest = window.end - window.next;
      const frames = window.scannedFrames + rest;
      if (rest > 0) {
        fillWithSilence(window);
        handOn();
      }
      return { frames, occupiedBits: seenBits(window) };
    },
    copy: (run, into) => copyFrames(window, run, into),
  };
}
