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
  const near = { apartDb: 1, siblingShare: 1 };

  it('cuts in full to 6 dB and not from 12, boosts to 4 and from 8', () => {
    const shares = (...wishes: number[]): number[] => wishes.map((one) => faultShare(one, near));
    expect(shares(-3, -6, -9, -12, -20)).toEqual([1, 1, 0.5, 0, 0]);
    expect(shares(3, 4, 6, 8, 20)).toEqual([1, 1, 0.5, 0, 0]);
  });

  it('is nothing in a song that is arranged otherwise as a whole, unless a reference says so', () => {
    const ofSong = (apartDb: number, siblingShare: number): number =>
      faultShare(-1, { apartDb, siblingShare });
    expect([2.9, 4, 5, 9].map((apartDb) => ofSong(apartDb, 1))).toEqual([1, 0.5, 0, 0]);
    expect([2.9, 9].map((apartDb) => ofSong(apartDb, 0))).toEqual([1, 1]);
    expect(ofSong(9, 0.25)).toBe(0.75);
  });
});
