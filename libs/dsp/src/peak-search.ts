import { asKernelReads, boundFromQuarters, boundFromSamples } from './interpolation-bound.js';
import { designInterpolator, ituInterpolator } from './interpolator.js';
import type { Kernels } from './kernels.js';
import { packPhasePairs } from './phase-pairs.js';

/**
 * Lays out a kernel's PeakSearch: a long interpolator beside the ITU one, their taps and bounds.
 * @param long of a factor divisible by 4
 * @returns its address
 */
export function layPeakSearch(
  { arena }: Kernels,
  long: { readonly factor: number; readonly tapsPerPhase: number; readonly kaiserBeta: number },
): number {
  const interpolator = designInterpolator(long);
  const quarter = long.factor / 4;
  const between = interpolator.rows.flatMap((_, phase) =>
    phase < 2 * quarter && phase % quarter !== 0 ? [phase] : [],
  );
  const { pointer, view } = arena.f32(12);
  const integers = new Int32Array(view.buffer, pointer, view.length);
  view.set(asKernelReads(boundFromSamples(interpolator)), 0);
  view.set(asKernelReads(boundFromQuarters(interpolator)), 2);
  integers[4] = long.tapsPerPhase / 2;
  integers[5] = packPhasePairs(arena, interpolator, [quarter, 2 * quarter]).pointer;
  integers[6] = packPhasePairs(arena, interpolator, between).pointer;
  integers[7] = between.length / 2;
  view.set(asKernelReads(boundFromSamples(ituInterpolator)), 8);
  integers[10] = ituInterpolator.tapsPerPhase / 2;
  integers[11] = packPhasePairs(arena, ituInterpolator, [0, 1]).pointer;
  return pointer;
}
