import { createResampler, type Kernels, type Rates, type Region } from '@kindred/dsp';
import type { Fades, LimiterSettings, LimiterTrace } from '@kindred/records';
import { createFadeGain } from './fading.js';
import { blockFrames } from './front.js';
import { createLimiterTracer } from './limiter-trace.js';
import { createLimiting } from './limiting.js';
import { regionFrom } from './region-from.js';
import type { Sink } from './sink.js';
import { createTrackCuts, trackEnds, trackLengths } from './track-cuts.js';

type Planes = readonly Region<Float64Array>[];

/** What becomes of a stream behind its gain, at one rate. */
export interface Branch {
  /** The planes are left as they are. */
  push(planes: Planes, frames: number): void;
  /** Sends what is still on its way. @returns what the limiter did, for each track */
  finish(): readonly LimiterTrace[];
}

export interface BranchOptions {
  readonly rates: Rates;
  readonly channels: number;
  readonly limiter: LimiterSettings;
  readonly tracks: readonly {
    readonly frames: number;
    readonly fades?: Fades | undefined;
  }[];
  readonly sinks: readonly Sink[];
}

/** Resampler, where the rate is another → true-peak limiter → fades → sinks, which dither. */
export function createBranch(kernels: Kernels, options: BranchOptions): Branch {
  const { rates, channels, limiter, tracks, sinks } = options;
  const sampleRateHz = rates.toHz;
  const ends = trackEnds(
    tracks.map(({ frames }) => frames),
    rates,
  );
  const lengths = trackLengths(ends);
  const fadeGains = tracks.map(
    ({ fades }, at) => fades && createFadeGain(fades, { frames: lengths[at]!, sampleRateHz }),
  );
  const tracers = fadeGains.map((fadeGain) =>
    createLimiterTracer(kernels, { sampleRateHz, channels, fadeGain }),
  );
  const cutArriving = createTrackCuts(ends);
  const cutLeaving = createTrackCuts(ends);

  const limiting = createLimiting(kernels, {
    sampleRateHz,
    channels,
    aimDbtp: limiter.aimDbtp,
    visit({ planes, frames, gains }) {
      cutLeaving(frames, ({ track, first, frames: count, at }) => {
        tracers[track]!.leave({ gains, first, frames: count });
        const piece = planes.map((plane) => regionFrom(plane, first));
        const fadeGain = fadeGains[track];
        if (fadeGain?.isHeardIn({ first: at, frames: count })) {
          for (const { view } of piece) {
            for (let n = 0; n < count; n++) view[n]! *= fadeGain.at(at + n);
          }
        }
        for (const sink of sinks) sink.write(track, piece, count);
      });
    },
  });

  const enter = (planes: Planes, frames: number): void => {
    cutArriving(frames, ({ track, first, frames: count }) => {
      const piece = planes.map((plane) => regionFrom(plane, first));
      tracers[track]!.enter(piece, count);
    });
    limiting.push(planes, frames);
  };
  const resampler =
    rates.toHz === rates.fromHz
      ? null
      : createResampler(kernels, { ...rates, channels, blockFrames }, enter);

  return {
    push: resampler ? resampler.push : enter,
    finish() {
      resampler?.finish();
      limiting.finish();
      for (const sink of sinks) sink.finish();
      return tracers.map((tracer) => tracer.finish());
    },
  };
}
