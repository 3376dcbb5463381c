import type { Region } from './arena.js';
import type { Kernels } from './kernels.js';
import { createLimiterDetector } from './limiter-detector.js';
import { createLimiterEnvelope } from './limiter-envelope.js';
import { limiterHopFrames, limiterUnitsPerOctave, type LimiterLaw } from './limiter-law.js';

export interface LimiterOptions {
  readonly law: LimiterLaw;
  readonly channels: number;
  /** The magnitude that no sample or point between samples is meant to pass. */
  readonly aimLinear: number;
  /** Frames per call of `process`: a multiple of 32. The results do not depend on it. */
  readonly blockFrames: number;
}

/**
 * A linked true-peak limiter with look-ahead. Silence is assumed before the stream; who feeds
 * `latencyFrames` of silence after it gets all of it back.
 *
 * Compromise: the gain moves slowly, but it moves, so that what comes out is not exactly the
 * interpolated signal times the gain; and an 8× grid can miss 0.13 dB of a steady tone at 4/9 of the rate.
 * Aim under the ceiling by `limiterMarginDb`, and measure.
 */
export interface Limiter {
  /** One plane per channel, for the caller to fill with the next `blockFrames` frames. */
  readonly inputs: readonly Region<Float64Array>[];
  /** The limited frames of `latencyFrames` earlier, until the next call. */
  readonly outputs: readonly Region<Float64Array>[];
  /** A multiple of 8. */
  readonly latencyFrames: number;
  /**
   * Gain at the start of each hop of 8 frames of the outputs, and at their end: 1 or less, and a
   * straight line between.
   */
  readonly gains: Region<Float64Array>;
  process(): void;
}

type Required = (
  peaks: number,
  required: number,
  hops: number,
  aim: number,
  unitsPerOctave: number,
) => void;
type Gains = (reductions: number, gains: number, hops: number) => void;
type Apply = (input: number, gains: number, output: number, hops: number) => void;

export function createLimiter(kernels: Kernels, options: LimiterOptions): Limiter {
  const { law, channels, aimLinear, blockFrames } = options;
  const { arena, functions } = kernels;
  const toRequired = functions['limiterRequired'] as Required;
  const toGains = functions['limiterGains'] as Gains;
  const apply = functions['limiterApply'] as Apply;
  const hops = blockFrames / limiterHopFrames;
  const detector = createLimiterDetector(kernels, options);
  const envelope = createLimiterEnvelope(kernels, { law, hopsMax: hops });
  // A gain is known when its look-ahead is; a hop needs the gain at its end as well.
  const latencyFrames = detector.latencyFrames + limiterHopFrames * (law.aheadHops + 1);
  const planes = Array.from({ length: channels }, () => ({
    delayed: arena.f64(latencyFrames + blockFrames),
    output: arena.f64(blockFrames),
  }));
  const inputs = planes.map(({ delayed }) => ({
    pointer: delayed.pointer + latencyFrames * 8,
    view: delayed.view.subarray(latencyFrames),
  }));
  const arriving = inputs.map(({ pointer }) => pointer);
  const gains = arena.f64(hops + 1);
  gains.view.fill(1);

  return {
    inputs,
    outputs: planes.map(({ output }) => output),
    latencyFrames,
    gains,
    process() {
      detector.process(arriving);
      const { required, reductions } = envelope;
      const { pointer } = detector.peaks;
      toRequired(pointer, required.pointer, hops, aimLinear, limiterUnitsPerOctave);
      envelope.process(hops);
      gains.view[0] = gains.view[hops]!;
      toGains(reductions.pointer, gains.pointer + 8, hops);
      for (const { delayed, output } of planes) {
        apply(delayed.pointer, gains.pointer, output.pointer, hops);
        delayed.view.copyWithin(0, blockFrames);
      }
    },
  };
}
