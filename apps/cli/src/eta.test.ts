import { describe, expect, it } from 'vitest';
import { createEta } from './eta.js';

describe('the time left', () => {
  it('is not guessed before anything can be known', () => {
    expect(createEta().left({ done: 0.02, elapsedSeconds: 3 })).toBeNull();
  });

  it('is exact for work that goes on evenly', () => {
    const eta = createEta();
    for (const done of [0.1, 0.3, 0.5]) {
      expect(eta.left({ done, elapsedSeconds: 20 * done })).toBeCloseTo(20 * (1 - done), 9);
    }
  });

  it('does not jump when one step is slow', () => {
    const eta = createEta();
    eta.left({ done: 0.5, elapsedSeconds: 10 });
    const left = eta.left({ done: 0.5, elapsedSeconds: 12 }) ?? 0;
    expect(left).toBeGreaterThan(8);
    expect(left).toBeLessThan(12);
  });

  it('is never negative', () => {
    const eta = createEta();
    eta.left({ done: 0.5, elapsedSeconds: 10 });
    expect(eta.left({ done: 1, elapsedSeconds: 60 })).toBeGreaterThanOrEqual(0);
  });
});
