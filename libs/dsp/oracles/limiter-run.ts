import { designLimiter, limiterHopFrames } from '../src/limiter-law.js';
import { createLimiter } from '../src/limiter.js';
import { freshKernels } from './fresh-kernels.js';

export interface LimitedTrack {
  readonly channels: readonly Float64Array[];
  /** Gain at every eighth frame of the track, from its first. */
  readonly gains: Float64Array;
}

/** A whole track through the limiter, as long as it was and in its place. */
export function limited(
  channels: readonly Float64Array[],
  options: { aimDbtp: number; sampleRateHz?: number; blockFrames?: number },
): LimitedTrack {
  const { aimDbtp, sampleRateHz = 44100, blockFrames = 4096 } = options;
  const frames = channels[0]!.length;
  const limiter = createLimiter(freshKernels(), {
    law: designLimiter(sampleRateHz),
    channels: channels.length,
    aimLinear: 10 ** (aimDbtp / 20),
    blockFrames,
  });
  const through = channels.map(
    () => new Float64Array(frames + limiter.latencyFrames + blockFrames),
  );
  const gains = new Float64Array(through[0]!.length / limiterHopFrames + 1);
  for (let at = 0; at < frames + limiter.latencyFrames; at += blockFrames) {
    limiter.inputs.forEach(({ view }, channel) => {
      const arriving = channels[channel]!.subarray(at, at + blockFrames);
      view.fill(0);
      view.set(arriving);
    });
    limiter.process();
    limiter.outputs.forEach(({ view }, channel) => through[channel]!.set(view, at));
    gains.set(limiter.gains.view, at / limiterHopFrames);
  }
  const start = limiter.latencyFrames;
  return {
    channels: through.map((line) => line.slice(start, start + frames)),
    gains: gains.slice(start / limiterHopFrames, Math.ceil((start + frames) / limiterHopFrames)),
  };
}
