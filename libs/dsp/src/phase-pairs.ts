import type { Arena, Region } from './arena.js';
import type { Interpolator } from './interpolator.js';

/**
 * Taps as the kernel reads them: phases p and factor − p are mirror images, so each pair is kept
 * as half sums and half differences of taps that share a distance. Two pairs to a pack.
 * @param phases the first of each pair, an even number of them; a middle phase is its own mirror
 */
export function packPhasePairs(
  arena: Arena,
  interpolator: Interpolator,
  phases: readonly number[],
): Region<Float32Array> {
  const { tapsPerPhase, rows } = interpolator;
  const half = tapsPerPhase / 2;
  const region = arena.f32(phases.length * tapsPerPhase);
  phases.forEach((phase, index) => {
    const row = rows[phase]!;
    const pack = (index >> 1) * half * 4 + (index & 1) * 2;
    for (let k = 0; k < half; k++) {
      const mirror = row[tapsPerPhase - 1 - k]!;
      region.view[pack + k * 4] = (row[k]! + mirror) / 2;
      region.view[pack + k * 4 + 1] = (row[k]! - mirror) / 2;
    }
  });
  return region;
}
