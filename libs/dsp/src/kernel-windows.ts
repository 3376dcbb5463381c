import type { Kernels } from './kernels.js';
import { peakWindowsOf, type LimiterModelInput } from './limiter-model.js';
import { log2 } from './portable-maths.js';

type Highest = (
  state: number,
  peaks: number,
  highest: number,
  steps: number,
  windowSteps: number,
) => void;

/** Steps to a call: few enough to stay in the processor's cache. */
const blockSteps = 4096;
/** More than any rate up to 768 kHz has. */
const windowStepsMax = 512;

/**
 * Octaves over full scale of the highest peak that each step of a track looks ahead to or holds, and each
 * of those behind it that reach back into it; silence is infinitely low.
 */
export function createPeakWindows({
  arena,
  functions,
}: Kernels): (track: LimiterModelInput) => Float64Array {
  const highest = functions['highestInWindows'] as Highest;
  const state = arena.f64(1);
  const peaks = arena.f32(windowStepsMax + blockSteps);
  const windows = arena.f32(blockSteps);
  return (track) => {
    const { windowSteps, count } = peakWindowsOf(track);
    if (windowSteps > windowStepsMax) throw new RangeError(`a window of ${windowSteps} steps`);
    const octaves = new Float64Array(count);
    state.view.fill(0);
    peaks.view.fill(0);
    let [before, latest] = [0, -Infinity];
    for (let done = 0; done < count; done += blockSteps) {
      const steps = Math.min(blockSteps, count - done);
      const block = track.peaks.subarray(done, done + steps);
      peaks.view.fill(0, windowStepsMax);
      peaks.view.set(block, windowStepsMax);
      const from = peaks.pointer + windowStepsMax * 4;
      highest(state.pointer, from, windows.pointer, steps, windowSteps);
      for (let step = 0; step < steps; step++) {
        const peak = windows.view[step]!;
        if (peak !== before) latest = peak > 0 ? log2(peak) : -Infinity;
        before = peak;
        octaves[done + step] = latest;
      }
      peaks.view.copyWithin(0, steps, steps + windowStepsMax);
    }
    return octaves;
  };
}
