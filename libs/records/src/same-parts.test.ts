import { describe, expect, it } from 'vitest';
import type { EqBand } from './eq-band.js';
import { isSameBand, isSameEq, isSameLimiter } from './same-parts.js';

const bell: EqBand = { type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 0.75 };

describe('parts of a plan', () => {
  it('are the same filter when every number is, in whatever order they were written', () => {
    expect(isSameBand(bell, { gainDb: 0.75, q: 0.9, frequencyHz: 250, type: 'bell' })).toBe(true);
    expect(isSameBand(bell, undefined)).toBe(false);
    for (const other of [
      { ...bell, type: 'low-shelf' } as const,
      { ...bell, frequencyHz: 251 },
      { ...bell, q: 1 },
      { ...bell, gainDb: -0.75 },
      { type: 'high-pass', frequencyHz: 250, q: 0.9 } as const,
    ]) {
      expect(isSameBand(bell, other)).toBe(false);
      expect(isSameBand(other, bell)).toBe(false);
    }
  });

  it('are the same filters in the same order, and no more of them', () => {
    const other = { ...bell, frequencyHz: 4000 };
    expect(isSameEq([bell, other], [{ ...bell }, { ...other }])).toBe(true);
    expect(isSameEq([bell, other], [other, bell])).toBe(false);
    expect(isSameEq([bell], [bell, other])).toBe(false);
    expect(isSameEq([bell, other], [bell])).toBe(false);
  });

  it('are the same limiter when ceiling and aim are', () => {
    const limiter = { ceilingDbtp: -1, aimDbtp: -1.05 };
    expect(isSameLimiter(limiter, { ...limiter })).toBe(true);
    expect(isSameLimiter(limiter, { ...limiter, aimDbtp: -2 })).toBe(false);
    expect(isSameLimiter(limiter, { ...limiter, ceilingDbtp: -0.5 })).toBe(false);
  });
});
