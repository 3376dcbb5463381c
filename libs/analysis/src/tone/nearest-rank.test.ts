import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestRank } from './nearest-rank.js';

describe('the nearest rank', () => {
  it('is what sorting would have put there', () => {
    const values = fc.array(fc.float({ noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.001, max: 1, noNaN: true }), (list, share) => {
        const sorted = Float32Array.from(list).sort();
        const expected = sorted[Math.ceil(list.length * share) - 1]!;
        expect(nearestRank(Float32Array.from(list), share) === expected).toBe(true);
      }),
    );
  });

  it('of nothing is 0', () => {
    expect(nearestRank(new Float32Array(0), 0.5)).toBe(0);
  });
});
