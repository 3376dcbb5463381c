import { describe, expect, it } from 'vitest';
import { barDb, faultShare, standingOut } from './shrink.js';

describe('how surely a song stands out', () => {
  it('is nothing up to the bar, and grows from there without a step', () => {
    for (const usualDb of [0, 0.5, 2]) {
      const bar = barDb({ usualDb });
      expect(standingOut({ apartDb: bar, usualDb })).toBe(0);
      let before = 0;
      for (let times = 1; times < 4; times += 0.01) {
        const sure = standingOut({ apartDb: times * bar, usualDb });
        expect(sure - before).toBeLessThan(0.02);
        expect(sure).toBeGreaterThanOrEqual(before);
        before = sure;
      }
      expect(before).toBeGreaterThan(0.98);
    }
  });

  it('takes more where the siblings differ more', () => {
    expect(standingOut({ apartDb: 1.2, usualDb: 0.3 })).toBeGreaterThan(0.8);
    expect(standingOut({ apartDb: 1.2, usualDb: 2 })).toBe(0);
  });
});

describe('what counts as a fault', () => {
  it('cuts in full to 6 dB and not from 12, boosts to 4 and from 8', () => {
    expect([-3, -6, -9, -12, -20].map(faultShare)).toEqual([1, 1, 0.5, 0, 0]);
    expect([3, 4, 6, 8, 20].map(faultShare)).toEqual([1, 1, 0.5, 0, 0]);
  });
});
