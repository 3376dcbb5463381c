import { describe, expect, it } from 'vitest';
import { seeded } from '../../conformance/signals.js';
import { gaussian, sampled, takeTrack } from '../../conformance/take-track.js';
import { stereoCourse } from './stereo-course.js';

const sampleRateHz = 8000;
const courseOf = (left: Float32Array, right: Float32Array) =>
  stereoCourse(takeTrack([left, right], { sampleRateHz }).wave);

function noise(seconds: number, seed: number): Float32Array {
  const random = seeded(seed);
  return sampled(seconds, sampleRateHz, () => 0.1 * gaussian(random));
}

describe('the course of a correlation', () => {
  it('tells the same, the opposite and a silent channel apart, second by second', () => {
    const left = noise(4.5, 1);
    const right = left.map((x, n) => [x, -x, 0, 0.5 * x, -x][Math.floor(n / sampleRateHz)]!);
    expect(courseOf(left, right)).toEqual({
      windowSeconds: 1,
      correlations: [1, -1, null, 1, -1],
    });
  });

  it('is Σlr / √(Σl² · Σr²) of each second', () => {
    const left = noise(5, 2);
    const other = noise(5, 3);
    const right = left.map((x, n) => x * Math.cos(n / 9000) + other[n]! * Math.sin(n / 9000));
    const { correlations } = courseOf(left, right);
    const expected = Array.from({ length: 5 }, (_, second) => {
      const within = (x: Float32Array) =>
        x.subarray(second * sampleRateHz, (second + 1) * sampleRateHz);
      const sum = (a: Float32Array, b: Float32Array) =>
        within(a).reduce((total, value, n) => total + value * within(b)[n]!, 0);
      return sum(left, right) / Math.sqrt(sum(left, left) * sum(right, right));
    });
    expected.forEach((one, second) => expect(correlations[second]).toBeCloseTo(one, 2));
    expect(Math.min(...expected)).toBeLessThan(-0.5);
  });

  it('has at most 300 windows however long the track', () => {
    const { windowSeconds, correlations } = courseOf(noise(601, 4), noise(601, 5));
    expect(windowSeconds).toBe(3);
    expect(correlations).toHaveLength(201);
  });
});
