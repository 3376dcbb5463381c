import { describe, expect, it } from 'vitest';
import { createRandom } from './random.js';

const draw = (seed: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.uniform());
};

describe('a seeded random stream', () => {
  it('repeats itself for the same seed and differs for the next', () => {
    expect(draw(7, 50)).toEqual(draw(7, 50));
    const shared = draw(7, 50).filter((value) => draw(8, 50).includes(value));
    expect(shared).toEqual([]);
  });

  it('fills [0, 1) evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of draw(1, 100_000)) counts[Math.floor(value * 10)]!++;
    // Five standard deviations of a binomial count: √(100000 · 0.1 · 0.9) = 95.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  });

  it('forks by name, whatever was drawn before', () => {
    const fresh = createRandom(3);
    const used = createRandom(3);
    used.uniform();
    expect(used.fork('kick').uniform()).toBe(fresh.fork('kick').uniform());
    expect(fresh.fork('kick').uniform()).not.toBe(fresh.fork('snare').uniform());
  });

  it('wobbles within ±1 around 0', () => {
    const random = createRandom(5);
    const values = Array.from({ length: 20_000 }, random.wobble);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length)).toBeLessThan(
      0.02,
    );
  });
});
