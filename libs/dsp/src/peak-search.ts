import {
  asKernelReads,
  boundFromQuarters,
  boundFromSamples,
  type StrayBound,
} from './interpolation-bound.js';
import {
  designInterpolator,
  ituInterpolator,
  type Interpolator,
  type InterpolatorShape,
} from './interpolator.js';
import type { Kernels } from './kernels.js';
import { packPhasePairs } from './phase-pairs.js';

/**
 * Lays out a kernel's PeakSearch: a long interpolator beside the ITU one, their taps and bounds.
 * @param long of a factor divisible by 4
 * @returns its address
 */
export function layPeakSearch({ arena }: Kernels, long: InterpolatorShape): number {
  const { interpolator, fromSamples, fromQuarters } = designed(long);
  const quarter = long.factor / 4;
  const between = interpolator.rows.flatMap((_, phase) =>
    phase < 2 * quarter && phase % quarter !== 0 ? [phase] : [],
  );
  const { pointer, view } = arena.f32(12);
  const integers = new Int32Array(view.buffer, pointer, view.length);
  view.set(asKernelReads(fromSamples), 0);
  view.set(asKernelReads(fromQuarters), 2);
  integers[4] = long.tapsPerPhase / 2;
  integers[5] = packPhasePairs(arena, interpolator, [quarter, 2 * quarter]).pointer;
  integers[6] = packPhasePairs(arena, interpolator, between).pointer;
  integers[7] = between.length / 2;
  view.set(asKernelReads(ituFromSamples), 8);
  integers[10] = ituInterpolator.tapsPerPhase / 2;
  integers[11] = packPhasePairs(arena, ituInterpolator, [0, 1]).pointer;
  return pointer;
}

interface Design {
  readonly interpolator: Interpolator;
  readonly fromSamples: StrayBound;
  readonly fromQuarters: StrayBound;
}

/** Kept: every track asks for the same. */
const designs = new Map<InterpolatorShape, Design>();
const ituFromSamples = boundFromSamples(ituInterpolator);

function designed(shape: InterpolatorShape): Design {
  const known = designs.get(shape);
  if (known) return known;
  const interpolator = designInterpolator(shape);
  const fromSamples = boundFromSamples(interpolator);
  const made = { interpolator, fromSamples, fromQuarters: boundFromQuarters(interpolator) };
  designs.set(shape, made);
  return made;
}
