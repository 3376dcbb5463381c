import { expect, test } from 'vitest';
import { seeded } from '../oracles/seeded-signals.js';
import type { GainBand } from './eq-band.js';
import { createBandEqResponse } from './eq-response.js';
import { thirdOctaves } from './third-octaves.js';
import { unitResponses } from './unit-responses.js';

const filters: readonly GainBand[] = [
  { type: 'low-shelf', frequencyHz: 120, q: 0.7, gainDb: 0 },
  { type: 'bell', frequencyHz: 350, q: 0.7, gainDb: 0 },
  { type: 'bell', frequencyHz: 1500, q: 0.7, gainDb: 0 },
  { type: 'bell', frequencyHz: 5000, q: 0.7, gainDb: 0 },
  { type: 'high-shelf', frequencyHz: 9000, q: 0.7, gainDb: 0 },
];

const response = createBandEqResponse({ sampleRateHz: 48000, bands: thirdOctaves });

/** RMS over the bands of what the matrix misses of the real cascade. */
function missDb(matrix: readonly (readonly number[])[], gainsDb: readonly number[]): number {
  const real = response.cascadeDb(withGains(gainsDb));
  const misses = matrix.map(
    (row, i) => row.reduce((sum, unit, k) => sum + unit * gainsDb[k]!, 0) - real[i]!,
  );
  return Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
}

const withGains = (gainsDb: readonly number[]) =>
  filters.map((filter, k) => ({ ...filter, gainDb: gainsDb[k]! }));

test('unit responses have a row per value and a column per filter, in dB per dB', () => {
  const matrix = unitResponses(filters, response);
  expect(matrix.map((row) => row.length)).toEqual(Array(31).fill(5));
  expect(matrix[0]![0]).toBeGreaterThan(0.95);
  expect(matrix[0]![4]).toBeCloseTo(0, 3);
  expect(matrix[30]![4]).toBeGreaterThan(0.9);
  expect(Math.max(...matrix.map((row) => row[2]!))).toBeCloseTo(1, 1);
});

test('their sum, weighted with gains up to 3 dB, is the cascade within 0.1 dB RMS', () => {
  const random = seeded(5);
  const matrix = unitResponses(filters, response);
  for (let turn = 0; turn < 50; turn++) {
    const gainsDb = filters.map(() => 6 * random() - 3);
    expect(missDb(matrix, gainsDb)).toBeLessThan(0.1);
    const again = unitResponses(withGains(gainsDb), response);
    expect(missDb(again, gainsDb)).toBeLessThan(0.005);
  }
});
