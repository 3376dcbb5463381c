import { limiterHopFrames, type Kernels } from '@kindred/dsp';
import type { Branch, BranchOptions } from './branch.js';
import { blockFrames } from './front.js';
import { createLimiterTracer } from './limiter-trace.js';
import { regionFrom } from './region-from.js';
import { createTrackCuts, trackEnds } from './track-cuts.js';

/** Front → sinks, bit for bit: a branch for parts that nothing is asked of. */
export function createBypass(
  kernels: Kernels,
  { rates, channels, tracks, sinks }: Omit<BranchOptions, 'limiter'>,
): Branch {
  const lengths = tracks.map(({ frames }) => frames);
  const cut = createTrackCuts(trackEnds(lengths, rates));
  return {
    push(planes, frames) {
      cut(frames, ({ track, first, frames: count }) => {
        const piece = planes.map((plane) => regionFrom(plane, first));
        for (const sink of sinks) sink.write(track, piece, count);
      });
    },
    finish() {
      for (const sink of sinks) sink.finish();
      const gains = kernels.arena.f64(blockFrames / limiterHopFrames + 1);
      gains.view.fill(1);
      return lengths.map((length) => {
        const tracer = createLimiterTracer(kernels, { sampleRateHz: rates.toHz, channels });
        for (let done = 0; done < length; done += blockFrames) {
          tracer.leave({ gains, first: 0, frames: Math.min(blockFrames, length - done) });
        }
        return tracer.finish();
      });
    },
  };
}
