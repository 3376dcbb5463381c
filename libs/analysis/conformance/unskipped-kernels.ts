import type { Kernels } from '@kindred/dsp';
import { freshKernels } from './measure.js';

type CoursePeaks = (course: number, ...rest: number[]) => number;

/** Where a kernel's PeakCourse has the address of its PeakSearch, in bytes, */
const searchAt = 28;
/** and where that has the bounds of the long meter and the ITU's: gains and bends, in floats. */
const boundsAt = [0, 1, 2, 3, 8, 9];

/** Kernels whose true-peak meter computes every point: its bounds say that any may be the highest. */
export function unskippedKernels(): Kernels {
  const { arena, functions } = freshKernels();
  const coursePeaks = functions['coursePeaks'] as CoursePeaks;
  const { buffer } = arena.f32(1).view;
  return {
    arena,
    functions: {
      ...functions,
      coursePeaks(...[course, ...rest]: Parameters<CoursePeaks>) {
        const [search] = new Int32Array(buffer, course + searchAt, 1);
        const bounds = new Float32Array(buffer, search, 10);
        for (const at of boundsAt) bounds[at] = 1e30;
        return coursePeaks(course, ...rest);
      },
    },
  };
}
