import { describe, expect, it } from 'vitest';
import { seeded } from '../../conformance/signals.js';
import { blockCount, standardErrorDb } from './standard-error.js';

/** Powers whose decibels wander with a memory of some hops around a mean. */
function wandering(options: {
  random: () => number;
  hops: number;
  memoryHops: number;
  spreadDb: number;
}): Float64Array {
  const { random, hops, memoryHops, spreadDb } = options;
  const kept = memoryHops === 0 ? 0 : Math.exp(-1 / memoryHops);
  let state = 0;
  return new Float64Array(hops + 200)
    .map(() => {
      const step = random() + random() + random() + random() - 2;
      state = kept * state + Math.sqrt((1 - kept * kept) * 3) * step;
      return 10 ** ((spreadDb * state) / 10);
    })
    .subarray(200);
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

describe('the standard error of a level', () => {
  it.each([0, 2, 8])('is how far levels lie apart, with a memory of %i hops', (memoryHops) => {
    const random = seeded(memoryHops + 1);
    const tracks = Array.from({ length: 400 }, () =>
      wandering({ random, hops: 300, memoryHops, spreadDb: 3 }),
    );
    const levels = tracks.map((powers) => 10 * Math.log10(mean(powers)));
    const told = tracks.map((powers) => standardErrorDb(powers, 10)!);
    const ratio = Math.sqrt(mean(told.map((error) => error * error))) / spread(levels);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.2);
  });

  it('is within 30 % of a moving-block bootstrap', () => {
    const random = seeded(4);
    const ratios = Array.from({ length: 20 }, () => {
      const powers = wandering({ random, hops: 320, memoryHops: 3, spreadDb: 3 });
      const levels = Array.from({ length: 300 }, () => {
        const drawn = Array.from({ length: 10 }, () => {
          const start = Math.floor(random() * (320 - 32 + 1));
          return mean(powers.subarray(start, start + 32));
        });
        return 10 * Math.log10(mean(drawn));
      });
      return standardErrorDb(powers, 10)! / spread(levels);
    });
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(0.3);
  });

  it('halves when there is four times as much', () => {
    const random = seeded(7);
    const typical = (hops: number, blocks: number): number =>
      mean(
        Array.from({ length: 100 }, () => {
          const powers = wandering({ random, hops, memoryHops: 3, spreadDb: 2 });
          return standardErrorDb(powers, blocks)!;
        }),
      );
    expect(typical(200, 8) / typical(800, 8)).toBeGreaterThan(1.7);
    expect(typical(200, 8) / typical(800, 8)).toBeLessThan(2.3);
  });

  it('is 0 for what does not change, and unknown for less than two blocks or nothing', () => {
    expect(standardErrorDb(new Float64Array(20).fill(0.5), 6)).toBe(0);
    expect(standardErrorDb(new Float64Array(20).fill(0.5), 1)).toBeNull();
    expect(standardErrorDb(new Float64Array(20), 6)).toBeNull();
  });

  it('rests on blocks of 5 s, eight at most', () => {
    expect([4.9, 5, 30, 59.9, 600].map(blockCount)).toEqual([0, 1, 6, 8, 8]);
  });
});
