import type { Kernels } from '@kindred/dsp';
import { freshKernels } from './measure.js';

type MeterPeaks = (peaks: number, search: number, ...rest: number[]) => void;

/** Where the bounds lie in a kernel's PeakSearch: gains and bends of the long meter and the ITU's. */
const boundsAt = [0, 1, 2, 3, 8, 9];

/** Kernels whose true-peak meters compute every point: their bounds say that any may be the highest. */
export function unskippedKernels(): Kernels {
  const { arena, functions } = freshKernels();
  const meterPeaks = functions['meterPeaks'] as MeterPeaks;
  const { buffer } = arena.f32(1).view;
  return {
    arena,
    functions: {
      ...functions,
      meterPeaks(...[peaks, search, ...rest]: Parameters<MeterPeaks>) {
        const bounds = new Float32Array(buffer, search, 10);
        for (const at of boundsAt) bounds[at] = 1e30;
        meterPeaks(peaks, search, ...rest);
      },
    },
  };
}
