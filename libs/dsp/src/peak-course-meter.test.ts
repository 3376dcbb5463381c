import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { oversampledPeaks } from '../oracles/oversampling.js';
import { musicLike, noise } from '../oracles/seeded-signals.js';
import { segmentStartFrame } from './energy-meter.js';
import { designInterpolator } from './interpolator.js';
import { createPeakCourseMeter, type PeakCourse } from './peak-course-meter.js';
import { createTruePeakMeter, exactPeakInterpolator, type TruePeak } from './true-peak-meter.js';

interface Options {
  readonly sampleRateHz: number;
  readonly cuts?: readonly number[];
}

function run<Result>(
  make: typeof createPeakCourseMeter | typeof createTruePeakMeter,
  channels: readonly Float32Array[],
  { sampleRateHz, cuts = [4096] }: Options,
): Result {
  const kernels = freshKernels();
  const meter = make(kernels, { sampleRateHz, channels: channels.length });
  const planes = channels.map(() => kernels.arena.f32(4100));
  for (let done = 0, turn = 0; done < channels[0]!.length; turn++) {
    const frames = Math.min(cuts[turn % cuts.length]!, channels[0]!.length - done);
    planes.forEach(({ view }, c) => view.set(channels[c]!.subarray(done, done + frames)));
    meter.push(planes, frames);
    done += frames;
  }
  return meter.finish() as Result;
}

const measure = (channels: readonly Float32Array[], options: Options): PeakCourse =>
  run(createPeakCourseMeter, channels, options);

/** Every point of the interpolator, its highest per hop of whole 64 frames. */
function bruteForce(channels: readonly Float32Array[], sampleRateHz: number): number[] {
  const interpolator = designInterpolator(exactPeakInterpolator);
  const points = channels.map((samples) => oversampledPeaks(samples, interpolator));
  const length = channels[0]!.length;
  const course: number[] = [];
  for (
    let start = 0, from = -32;
    start < length;
    start = segmentStartFrame(10 * course.length, sampleRateHz)
  ) {
    const end = segmentStartFrame(10 * (course.length + 1), sampleRateHz);
    const to = end >= length ? length + 32 : Math.ceil(end / 64) * 64;
    let highest = 0;
    channels.forEach((samples, c) => {
      for (let n = from; n < to; n++) {
        highest = Math.max(highest, points[c]![n + 32]!, Math.abs(samples[n] ?? 0));
      }
    });
    course.push(highest);
    from = to;
  }
  return course;
}

const left = musicLike(14_000, { seed: 5, peak: 0.9 });
const right = noise(14_000, { seed: 6, rms: 0.1 });

describe('the peak course', () => {
  it.each([8000, 11025, 44100])('is that of brute force at %i Hz', (sampleRateHz) => {
    const { courseLinear } = measure([left, right], { sampleRateHz });
    const expected = bruteForce([left, right], sampleRateHz);
    expect(courseLinear.length).toBe(expected.length);
    expected.forEach((value, j) => expect(courseLinear[j]! / value).toBeCloseTo(1, 5));
  });

  it('is the same however blocks are cut', () => {
    const whole = measure([left, right], { sampleRateHz: 44100 });
    for (const cuts of [[1], [63, 4096, 5], [2205]]) {
      expect(measure([left, right], { sampleRateHz: 44100, cuts })).toEqual(whole);
    }
  });

  it('comes with the figures of the true-peak meter', () => {
    const expected = run<TruePeak>(createTruePeakMeter, [left, right], { sampleRateHz: 48000 });
    const { courseLinear, ...whole } = measure([left, right], { sampleRateHz: 48000 });
    expect(whole).toEqual(expected);
    expect(Math.max(...courseLinear)).toBe(expected.exactLinear);
  });

  it.each([0, 1, 4409, 4410, 4411, 4416, 8820])(
    'has one value per 100 ms of %i frames',
    (length) => {
      const { courseLinear } = measure([left.subarray(0, length)], { sampleRateHz: 44100 });
      expect(courseLinear.length).toBe(Math.ceil(length / 4410));
    },
  );
});
