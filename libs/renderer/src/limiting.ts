import {
  amplitudeFromDb,
  createLimiter,
  designLimiter,
  limiterHopFrames,
  type Kernels,
  type Plane,
  type Region,
} from '@kindred/dsp';
import { blockFrames } from './front.js';
import { regionFrom } from './region-from.js';

/** A run of limited frames, and the gain they were given. */
export interface LimitedRun {
  /** From the first frame on, one per channel; whoever sees them may change them. */
  readonly planes: readonly Region<Float64Array>[];
  readonly frames: number;
  /** Gain at the start of every eighth frame, and at the end of the last eight. */
  readonly gains: Region<Float64Array>;
}

/** The limiter on a stream of any length: what goes in comes out as long, and in its place. */
export interface Limiting {
  push(planes: readonly Plane[], frames: number): void;
  /** The rest of the stream. */
  finish(): void;
}

/** @param visit gets the limited stream in order */
export function createLimiting(
  kernels: Kernels,
  stream: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly aimDbtp: number;
    readonly visit: (run: LimitedRun) => void;
  },
): Limiting {
  const { sampleRateHz, channels, aimDbtp, visit } = stream;
  const limiter = createLimiter(kernels, {
    law: designLimiter(sampleRateHz),
    channels,
    aimLinear: amplitudeFromDb(aimDbtp),
    blockFrames,
  });
  let filled = 0;
  let pushed = 0;
  /** Frame of the stream at the start of the next block of outputs: before it, the latency. */
  let emerging = -limiter.latencyFrames;

  const process = (): void => {
    limiter.process();
    const skipped = Math.max(0, -emerging);
    const frames = Math.min(blockFrames, pushed - emerging) - skipped;
    emerging += blockFrames;
    filled = 0;
    if (frames <= 0) return;
    visit({
      planes: limiter.outputs.map((plane) => regionFrom(plane, skipped)),
      frames,
      gains: regionFrom(limiter.gains, skipped / limiterHopFrames),
    });
  };

  return {
    push(planes, frames) {
      for (let done = 0; done < frames;) {
        const run = Math.min(blockFrames - filled, frames - done);
        limiter.inputs.forEach(({ view }, channel) => {
          view.set(planes[channel]!.view.subarray(done, done + run), filled);
        });
        filled += run;
        done += run;
        pushed += run;
        if (filled === blockFrames) process();
      }
    },
    finish() {
      while (emerging < pushed) {
        for (const { view } of limiter.inputs) view.fill(0, filled);
        process();
      }
    },
  };
}
