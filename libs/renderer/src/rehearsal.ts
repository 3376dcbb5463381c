import { createEnergyMeter, createPeakHopMeter, peakHopFrames, type Kernels } from '@kindred/dsp';
import type { SampleLayout } from '@kindred/records';
import { createFront, type FrontSettings } from './front.js';

/** A track as the limiter will meet it, before any gain: what a `TrackEnvelope` is made of. */
export interface RehearsedTrack {
  readonly frames: number;
  /** Frames behind each of `peaks`. */
  readonly peakHopFrames: number;
  /** Highest oversampled magnitude over all channels, linear; the last hop may be shorter. */
  readonly peaks: Float32Array;
  /** K-weighted mean square summed over channels, per whole 10 ms. */
  readonly energies: Float32Array;
}

export interface Rehearsal {
  /** In kernel memory: file bytes go straight there. */
  readonly buffer: Uint8Array;
  /** Takes the first `byteCount` bytes of the buffer: whole frames. */
  push(byteCount: number): void;
  finish(): RehearsedTrack;
}

/**
 * Runs the front of the chain, the very code that renders, and measures what comes to the gain
 * and the limiter. One rehearsal per track.
 */
export function createRehearsal(
  kernels: Kernels,
  layout: SampleLayout,
  { eq = [], sideDb = 0 }: Partial<FrontSettings> = {},
): Rehearsal {
  const { sampleRateHz, channels } = layout;
  const front = createFront(kernels, { layouts: [layout], eq, sideDb });
  const intake = front.intakes[0]!;
  const energyMeter = createEnergyMeter(kernels, { sampleRateHz, channels });
  const peakMeter = createPeakHopMeter(kernels, { channels });
  return {
    buffer: intake.buffer,
    push(byteCount) {
      intake.pour(byteCount, (planes, frames) => {
        energyMeter.push(planes, frames);
        peakMeter.push(planes, frames);
      });
    },
    finish: () => ({
      frames: front.frameCount(),
      peakHopFrames,
      peaks: peakMeter.finish(),
      energies: Float32Array.from(energyMeter.finish().sum),
    }),
  };
}
