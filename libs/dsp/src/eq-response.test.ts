import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyBand, anyRate } from '../oracles/any-band.js';
import { analogueDb, scan } from '../oracles/analogue-band.js';
import type { EqBand } from './eq-band.js';
import { cascadeResponseDb, createBandEqResponse, createEqResponse } from './eq-response.js';
import { frequencyGrid } from './frequency-grid.js';
import { designBiquad } from './matched-biquad.js';
import { thirdOctaveCentresHz, thirdOctaves } from './third-octaves.js';

const bands: readonly EqBand[] = [
  { type: 'low-shelf', frequencyHz: 120, q: 0.7, gainDb: 1.2 },
  { type: 'bell', frequencyHz: 300, q: 0.8, gainDb: -1 },
  { type: 'bell', frequencyHz: 2500, q: 1.2, gainDb: 0.7 },
  { type: 'high-shelf', frequencyHz: 8000, q: 0.7, gainDb: -1.5 },
];
const frequenciesHz = frequencyGrid();

describe('the response of a cascade', () => {
  test('is that of its transfer functions, one after the other', () => {
    const got = cascadeResponseDb(bands, { sampleRateHz: 44100, frequenciesHz });
    frequenciesHz.forEach((hz, i) => {
      const w = (2 * Math.PI * hz) / 44100;
      const size = (c0: number, c1: number, c2: number): number =>
        Math.hypot(
          c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w),
          c1 * Math.sin(w) + c2 * Math.sin(2 * w),
        );
      const db = bands.map((band) => {
        const { b0, b1, b2, a1, a2 } = designBiquad(band, 44100);
        return 20 * Math.log10(size(b0, b1, b2) / size(1, a1, a2));
      });
      const sum = db.reduce((total, one) => total + one, 0);
      expect(Math.abs(got[i]! - sum)).toBeLessThan(1e-8);
    });
  });

  test('is the sum of its bands, in any order, and 0 without any', () => {
    const grid = { sampleRateHz: 48000, frequenciesHz: scan(20, 20_000) };
    const response = createEqResponse(grid);
    fc.assert(
      fc.property(fc.array(anyBand, { maxLength: 5 }), (some) => {
        const together = response.cascadeDb(some);
        const alone = some.map((band) => response.cascadeDb([band]));
        const misses = together.map((level, i) => {
          const sum = alone.reduce((total, one) => total + one[i]!, 0);
          return sum > -200 ? Math.abs(level - sum) : 0;
        });
        expect(Math.max(...misses)).toBeLessThan(1e-9);
        expect(response.cascadeDb(some.toReversed())[7]).toBeCloseTo(together[7]!, 9);
      }),
      { numRuns: 50 },
    );
    expect(response.cascadeDb([]).every((level) => level === 0)).toBe(true);
  });

  test('reads beyond half the rate as half the rate does, and 0 Hz too', () => {
    const grid = { sampleRateHz: 8000, frequenciesHz: [0, 4000, 4001, 20_000] };
    const shelf = { type: 'low-shelf', frequencyHz: 500, q: 0.7, gainDb: 3 } as const;
    const [atZero, atHalf, beyond, farBeyond] = cascadeResponseDb([shelf], grid);
    expect(atZero).toBeCloseTo(3, 9);
    expect(atHalf).toBeCloseTo(analogueDb(shelf, 4000), 6);
    expect([beyond, farBeyond]).toEqual([atHalf, atHalf]);
    const highPass = { type: 'high-pass', frequencyHz: 20, q: 0.7 } as const;
    expect(cascadeResponseDb([highPass], grid)[0]).toBe(-Infinity);
  });

  test('has as its largest the furthest from 0, either way', () => {
    fc.assert(
      fc.property(fc.array(anyBand, { maxLength: 5 }), anyRate, (some, sampleRateHz) => {
        const response = createEqResponse({ sampleRateHz, frequenciesHz });
        const furthest = response.cascadeDb(some).reduce((m, x) => Math.max(m, Math.abs(x)), 0);
        expect(Math.abs(response.largestDb(some) - furthest)).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the response over bands', () => {
  test('is the mean power of each', () => {
    const response = createBandEqResponse({ sampleRateHz: 44100, bands: thirdOctaves });
    const got = response.cascadeDb(bands);
    thirdOctaves.slice(0, 30).forEach(({ lowHz, highHz }, i) => {
      const fine = Array.from(
        { length: 400 },
        (_, k) => lowHz * (highHz / lowHz) ** ((k + 0.5) / 400),
      );
      const levels = cascadeResponseDb(bands, { sampleRateHz: 44100, frequenciesHz: fine });
      const power = levels.reduce((sum, db) => sum + 10 ** (db / 10), 0) / levels.length;
      expect(Math.abs(got[i]! - 10 * Math.log10(power))).toBeLessThan(0.001);
    });
    expect(response.largestDb(bands)).toBeCloseTo(Math.max(...got.map(Math.abs)), 9);
  });
});

describe('frequency grids', () => {
  test('go in equal steps of pitch from the lowest to the highest', () => {
    expect(frequenciesHz.length).toBe(240);
    expect(frequenciesHz[0]).toBe(20);
    expect(frequenciesHz[24]).toBe(40);
    expect(frequenciesHz.at(-1)! * 2 ** (1 / 24)).toBeGreaterThan(20_000);
    const thirds = frequencyGrid({ lowHz: 1000, highHz: 8000, stepsPerOctave: 3 });
    expect(thirds.map(Math.round)).toEqual([
      1000, 1260, 1587, 2000, 2520, 3175, 4000, 5040, 6350, 8000,
    ]);
  });

  test('of third octaves have the exact centres of IEC 61260-1 and leave no gap', () => {
    expect(thirdOctaveCentresHz[0]).toBe(19.9526);
    expect(thirdOctaveCentresHz[17]).toBe(1000);
    expect(thirdOctaveCentresHz[30]).toBe(19952.6);
    thirdOctaves.forEach(({ highHz }, i) => {
      const next = thirdOctaves[i + 1]?.lowHz ?? highHz;
      expect(Math.abs(next / highHz - 1)).toBeLessThan(1e-12);
    });
  });
});
