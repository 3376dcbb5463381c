import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designLimiter, limiterHopFrames } from './limiter-law.js';
import { limiterReductionOracle } from '../oracles/limiter-law.js';

const rates = [16000, 44100, 48000, 96000, 192000];

test('every average that covers a required peak sees nothing less, wherever other peaks lie', () => {
  const law = designLimiter(44100);
  const peak = fc.record({
    at: fc.integer({ min: 0, max: 299 }),
    units: fc.integer({ min: 1, max: 1 << 23 }),
  });
  fc.assert(
    fc.property(fc.array(peak, { minLength: 1, maxLength: 12 }), (peaks) => {
      const required = new Int32Array(500);
      for (const { at, units } of peaks) required[at] = units;
      const reduction = limiterReductionOracle(law, required);
      for (const { at } of peaks) {
        const from = Math.max(0, at - law.marginHops);
        const covering = reduction.slice(from, at + law.holdHops + 1);
        expect(Math.min(...covering)).toBeGreaterThanOrEqual(required[at]!);
      }
    }),
    { seed: 20261122 },
  );
});

test('one hop less of look-ahead or of hold would let the ends of that span go', () => {
  for (const rate of rates) {
    const law = designLimiter(rate);
    const at = 2 * law.aheadHops;
    const required = new Int32Array(at + 2 * law.holdHops + 100);
    required[at] = 1 << 20;
    const first = at - law.marginHops;
    const last = at + law.holdHops;
    const exact = limiterReductionOracle(law, required);
    expect(exact.slice(first, last + 1).every((units) => units === 1 << 20)).toBe(true);
    const nearer = limiterReductionOracle({ ...law, aheadHops: law.aheadHops - 1 }, required);
    expect(nearer[first]).toBeLessThan(1 << 20);
    const shorter = limiterReductionOracle({ ...law, holdHops: law.holdHops - 1 }, required);
    expect(shorter[last]).toBeLessThan(1 << 20);
  }
});

test('a peak takes nothing before its look-ahead, and gives everything back in the end', () => {
  for (const rate of rates) {
    const law = designLimiter(rate);
    const at = 2 * law.aheadHops;
    const required = new Int32Array(at + Math.ceil((6 * rate) / limiterHopFrames));
    required.fill(1 << 20, at, at + Math.ceil((0.1 * rate) / limiterHopFrames));
    const reduction = limiterReductionOracle(law, required);
    expect(reduction[at - law.aheadHops - 1]).toBe(0);
    expect(reduction[at - law.aheadHops]).toBeGreaterThan(0);
    expect(reduction.at(-1)).toBe(0);
  }
});

test('what was held for long is given back more slowly than what was held for a moment', () => {
  const law = designLimiter(48000);
  const hopsIn = (seconds: number) => Math.round((seconds * 48000) / limiterHopFrames);
  const reductionAfter = (heldSeconds: number, afterSeconds: number) => {
    const required = new Int32Array(hopsIn(4));
    required.fill(1 << 20, hopsIn(0.1), hopsIn(0.1 + heldSeconds));
    return limiterReductionOracle(law, required)[hopsIn(0.1 + heldSeconds + afterSeconds)]!;
  };
  expect(reductionAfter(2, 0.3)).toBeGreaterThan(5 * reductionAfter(0.01, 0.3));
});

test('its windows are milliseconds at every rate', () => {
  for (const rate of rates) {
    const { boxHops, holdHops } = designLimiter(rate);
    const milliseconds = (hops: number) => (1000 * hops * limiterHopFrames) / rate;
    const support = boxHops[0] + boxHops[1] + boxHops[2] - 2;
    expect(milliseconds(holdHops)).toBeGreaterThanOrEqual(12);
    expect(milliseconds(holdHops)).toBeLessThan(13.1);
    expect(milliseconds(support)).toBeGreaterThan(3.9);
    expect(milliseconds(support)).toBeLessThanOrEqual(5);
  }
});
