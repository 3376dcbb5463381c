import type { Region } from '../src/arena.js';
import type { Kernels } from '../src/kernels.js';
import { freshKernels } from './fresh-kernels.js';

export type Process = (planes: readonly Region<Float64Array>[], frames: number) => void;

/** Whole channels through a stage that works in place, in blocks of the given lengths in turn. */
export function processed(
  channels: readonly ArrayLike<number>[],
  createStage: (kernels: Kernels) => Process,
  cuts: readonly number[] = [4096],
): Float64Array[] {
  const kernels = freshKernels();
  const process = createStage(kernels);
  const planes = channels.map(() => kernels.arena.f64(Math.max(...cuts)));
  const frames = channels[0]!.length;
  const outputs = channels.map(() => new Float64Array(frames));
  for (let done = 0, turn = 0; done < frames; turn++) {
    const run = Math.min(cuts[turn % cuts.length]!, frames - done);
    planes.forEach(({ view }, channel) => {
      for (let i = 0; i < run; i++) view[i] = channels[channel]![done + i]!;
    });
    process(planes, run);
    planes.forEach(({ view }, channel) => outputs[channel]!.set(view.subarray(0, run), done));
    done += run;
  }
  return outputs;
}

/** Comparing long arrays with `toEqual` takes seconds. */
export function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.prototype.every.call(a, (x, n) => x === b[n]);
}
