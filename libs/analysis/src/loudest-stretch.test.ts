import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loudestStretch, stretchSeconds } from './loudest-stretch.js';

const series = (momentaryLufs: readonly (number | null)[]) => ({ hopSeconds: 0.1, momentaryLufs });

it('is where most energy lies, by brute force over all stretches', () => {
  const level = fc.option(fc.double({ min: -60, max: 0, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(fc.array(level, { minLength: 190, maxLength: 320 }), (levels) => {
      const { startSeconds } = loudestStretch(series(levels), levels.length / 10 + 0.3);
      const energyAt = (at: number) =>
        levels
          .slice(at, at + 150)
          .reduce<number>((sum, one) => sum + (one === null ? 0 : 10 ** (one / 10)), 0);
      const most = Math.max(...levels.slice(0, levels.length - 149).map((_, at) => energyAt(at)));
      expect(energyAt(Math.round(startSeconds * 10))).toBeGreaterThanOrEqual(most * (1 - 1e-6));
    }),
    { numRuns: 40 },
  );
});

it('is all of a short track, and never reaches behind its end', () => {
  expect(loudestStretch(series([-20, -10]), 0.5)).toEqual({ startSeconds: 0, seconds: 0.5 });
  const rising = Array.from({ length: 300 }, (_, at) => -60 + at / 10);
  const { startSeconds, seconds } = loudestStretch(series(rising), 30.3);
  expect(seconds).toBe(stretchSeconds);
  expect(startSeconds + seconds).toBeLessThanOrEqual(30.3);
});

it('is the first of stretches that are alike', () => {
  expect(loudestStretch(series(new Array(400).fill(-14)), 40.3).startSeconds).toBe(0);
});
