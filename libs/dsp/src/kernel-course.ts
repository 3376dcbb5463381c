import type { Arena } from './arena.js';
import { segmentStartFrame } from './energy-meter.js';
import type { Kernels } from './kernels.js';
import { createPeakWindows } from './kernel-windows.js';
import type { LimiterCourse, LimiterCourseInput, LimiterCourses } from './limiter-course.js';
import { limiterStepFrames } from './limiter-law.js';
import { meanGainPower } from './limiter-loss.js';
import { lawOfSteps, restOctaves, scaleOctavesOf } from './limiter-model.js';
import { spreadOf } from './limiter-spread.js';

type Release = (
  model: number,
  octaves: number,
  released: number,
  steps: number,
  scale: number,
) => void;
type SpreadOut = (
  released: number,
  weights: number,
  taps: number,
  reductions: number,
  steps: number,
) => void;
type Follow = (course: number, reductions: number, steps: number) => void;

/** Steps to a call: a multiple of four, and few enough to stay in the processor's cache. */
const blockSteps = 4096;
/** More than any rate up to 768 kHz has. */
const tapsMax = 128;

/** `limiterCourses` in kernels; all tracks are followed in the same memory, one at a time. */
export function createKernelCourses(kernels: Kernels): LimiterCourses {
  const { arena, functions } = kernels;
  const release = functions['modelReleased'] as Release;
  const spreadOut = functions['spreadReleased'] as SpreadOut;
  const follow = functions['followReductions'] as Follow;
  const octaves = arena.f64(blockSteps);
  // With the latest of the block before in front.
  const released = arena.f64(tapsMax + blockSteps + 4);
  const weights = arena.f64(tapsMax);
  const reductions = arena.f32(blockSteps + 4);
  const model = arena.f64(modelFields);
  const state = layCourse(arena);
  const octavesOf = createPeakWindows(kernels);

  return (track) => {
    const spread = spreadOf(track.law);
    const { reachSteps } = spread;
    const taps = spread.weights.length;
    if (taps > tapsMax) throw new RangeError(`a spread of ${taps} steps`);
    const steps = track.peaks.length;
    let known: Float64Array | null = null;
    const from = released.pointer + tapsMax * 8;

    return (setting) => {
      const all = (known ??= octavesOf(track));
      const scale = scaleOctavesOf(setting);
      const powers = new Float32Array(segmentsIn(steps * limiterStepFrames, track));
      layModel(model.view, track);
      weights.view.set(spread.weights);
      released.view.fill(0);
      state.begin(track);
      let taken = 0;
      for (let done = 0; done < all.length; done += blockSteps) {
        const count = Math.min(blockSteps, all.length - done);
        octaves.view.set(all.subarray(done, done + count));
        release(model.pointer, octaves.pointer, from, count, scale);
        spreadOut(from, weights.pointer, taps, reductions.pointer, count);
        // The first of all reach back to before the track.
        const early = Math.min(count, Math.max(0, reachSteps - done));
        follow(state.pointer, reductions.pointer + early * 4, count - early);
        released.view.copyWithin(0, count, count + tapsMax);
        taken += state.take(powers.subarray(taken));
      }
      state.last(powers.subarray(taken));
      return { gainPowers: powers, ...state.depths() };
    };
  };
}

function segmentsIn(frames: number, { law: { sampleRateHz } }: LimiterCourseInput): number {
  let segments = Math.floor((frames * 100) / sampleRateHz);
  while (segmentStartFrame(segments, sampleRateHz) < frames) segments++;
  while (segments > 0 && segmentStartFrame(segments - 1, sampleRateHz) >= frames) segments--;
  return segments;
}

const modelFields = 9;

/** The kernel's `LimiterModel`, as laid out in assembly/limiter-model.ts. */
function layModel(view: Float64Array, { law }: LimiterCourseInput): void {
  const { longer, fastMidway, fastRemainder, slowShare, slowWeight } = lawOfSteps(law);
  view.set([0, 0, 0, longer, fastMidway, fastRemainder, slowShare, slowWeight, restOctaves]);
}

interface CourseState {
  readonly pointer: number;
  begin(track: LimiterCourseInput): void;
  /** Hands over the powers of the segments that were closed; answers how many. */
  take(powers: Float32Array): number;
  /** Hands over that of what is left. */
  last(powers: Float32Array): void;
  depths(): Omit<LimiterCourse, 'gainPowers'>;
}

/** Where figures stand in the kernel's `LimiterCourse`, as laid out in assembly/limiter-course.ts, */
const at = { deepestDb: 3, frame: 4, start: 5, sum: 7, squares: 8 } as const;
const figures = 9;
/** and counts behind them. */
const count = { rows: 1, deepSteps: 4, deepestStep: 5 } as const;
const counts = 6;

function layCourse(arena: Arena): CourseState {
  const { pointer, view } = arena.f64(figures + counts / 2);
  const counted = new Int32Array(view.buffer, pointer + figures * 8, counts);
  // At 8 kHz, the lowest rate there is, a segment is longer than a step.
  const rows = arena.f64(2 * (blockSteps + 2));
  return {
    pointer,
    begin({ law: { sampleRateHz }, deepDb }) {
      const firstEnd = segmentStartFrame(1, sampleRateHz);
      view.set([sampleRateHz, limiterStepFrames, deepDb, 0, 0, 0, firstEnd, 0, 0]);
      counted.set([rows.pointer, 0, 0, 0, 0, 0]);
    },
    take(powers) {
      const closed = counted[count.rows]!;
      for (let row = 0; row < closed; row++) {
        powers[row] = meanGainPower(rows.view[2 * row]!, rows.view[2 * row + 1]!);
      }
      counted[count.rows] = 0;
      return closed;
    },
    last(powers) {
      if (powers.length === 0) return;
      const length = view[at.frame]! - view[at.start]!;
      powers[0] = meanGainPower(view[at.sum]! / length, view[at.squares]! / length);
    },
    depths: () => ({
      deepestDb: view[at.deepestDb]!,
      deepestStep: counted[count.deepestStep]!,
      deepSteps: counted[count.deepSteps]!,
    }),
  };
}
