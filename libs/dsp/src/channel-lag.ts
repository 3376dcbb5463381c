import type { Kernels } from './kernels.js';

/** How late one channel is against the other in a window. */
export interface ChannelLag {
  /** Frames; positive: the right channel comes later. */
  readonly lag: number;
  /**
   * How alike the channels are at it and at no lag, |Σ left·right| of first differences, and how
   * alike they could be.
   */
  readonly best: number;
  readonly atZero: number;
  readonly scale: number;
}

export interface ChannelLagMeter {
  /** To be filled with a window's frames and one more, before each measurement. */
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Uses the planes up. Null where no lag can be `overZero` times as alike as none. */
  measure(): ChannelLag | null;
}

/** Zeros that searches run over on both sides of the samples. */
const margin = 16;

/**
 * Measures the lag of windows of `frames` frames, a multiple of 4, by the cross-correlation of first
 * differences, so that bass does not decide. Lags up to `lagMax` are sought.
 */
export function createChannelLagMeter(
  { arena, functions }: Kernels,
  window: { readonly frames: number; readonly lagMax: number; readonly overZero: number },
): ChannelLagMeter {
  const likeliestLag = functions['likeliestLag'] as (lag: number) => number;
  const { frames, lagMax, overZero } = window;
  const plane = (length: number): { readonly pointer: number; readonly view: Float32Array } => {
    const { pointer, view } = arena.f32(length + 2 * (lagMax + margin));
    const from = lagMax + margin;
    return { pointer: pointer + 4 * from, view: view.subarray(from, from + length) };
  };
  const [left, right] = [plane(frames + 1), plane(frames + 1)];
  const planes = [left, right, plane(frames / 4), plane(frames / 4)];
  const { pointer, view } = arena.f64(8);
  view[0] = overZero;
  const integers = new Int32Array(view.buffer, pointer, 16);
  integers.set([frames, lagMax, ...planes.map((each) => each.pointer), arena.f64(8).pointer], 8);
  return {
    left: left.view,
    right: right.view,
    measure() {
      const lag = likeliestLag(pointer);
      const [, best, scale, atZero] = view;
      return best! > 0 ? { lag, best: best!, scale: scale!, atZero: atZero! } : null;
    },
  };
}
