import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundFromQuarters, boundFromSamples } from './interpolation-bound.js';
import { designInterpolator, ituInterpolator, type Interpolator } from './interpolator.js';
import { detectorInterpolator } from './peak-hop-meter.js';
import { exactPeakInterpolator } from './true-peak-meter.js';

const interpolators: [string, Interpolator][] = [
  ['exact meter', designInterpolator(exactPeakInterpolator)],
  ['detector', designInterpolator(detectorInterpolator)],
  ['ITU', ituInterpolator],
];

function point(row: Float64Array, samples: readonly number[]): number {
  return row.reduce((sum, tap, k) => sum + tap * samples[k]!, 0);
}

function highestSecondDifference(samples: readonly number[]): number {
  let highest = 0;
  for (let k = 1; k < samples.length - 1; k++) {
    const difference = samples[k - 1]! - 2 * samples[k]! + samples[k + 1]!;
    highest = Math.max(highest, Math.abs(difference));
  }
  return highest;
}

/** Signals of every smoothness: white noise, integrated up to three times, on any offset. */
function signals(length: number): fc.Arbitrary<number[]> {
  return fc
    .record({
      white: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: length,
        maxLength: length,
      }),
      integrations: fc.nat({ max: 3 }),
      offset: fc.double({ min: -3, max: 3, noNaN: true }),
    })
    .map(({ white, integrations, offset }) => {
      let signal = white;
      for (let i = 0; i < integrations; i++) {
        let sum = 0;
        signal = signal.map((x) => (sum += x));
      }
      return signal.map((x) => x + offset);
    });
}

describe('the bound on points between samples', () => {
  it.each(interpolators)('of the %s interpolator is never passed', (_, interpolator) => {
    const half = interpolator.tapsPerPhase / 2;
    const { gain, bend } = boundFromSamples(interpolator);
    fc.assert(
      fc.property(signals(interpolator.tapsPerPhase), (samples) => {
        const ends = Math.max(Math.abs(samples[half - 1]!), Math.abs(samples[half]!));
        const most = gain * ends + bend * highestSecondDifference(samples);
        for (const row of interpolator.rows) {
          expect(Math.abs(point(row, samples))).toBeLessThanOrEqual(most * (1 + 1e-9));
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each(interpolators.slice(0, 2))('of the %s holds between quarters', (_, interpolator) => {
    const { rows, tapsPerPhase } = interpolator;
    const { gain, bend } = boundFromQuarters(interpolator);
    const step = rows.length / 4;
    fc.assert(
      fc.property(signals(tapsPerPhase), (samples) => {
        const reach = bend * highestSecondDifference(samples);
        const points = [...rows.map((row) => point(row, samples)), samples[tapsPerPhase / 2]!];
        rows.forEach((_row, phase) => {
          const from = Math.abs(points[phase - (phase % step)]!);
          const to = Math.abs(points[phase - (phase % step) + step]!);
          const most = gain * Math.max(from, to) + reach;
          expect(Math.abs(points[phase]!)).toBeLessThanOrEqual(most * (1 + 1e-9) + 1e-12);
        });
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each(interpolators)('of the %s interpolator is reached by some signal', (_, interpolator) => {
    const { bend } = boundFromSamples(interpolator);
    const worst = interpolator.rows.map((row) => {
      const influences = row.map((_, k) => point(row, withSecondDifferences(row.length, [k])));
      const signs = influences.map((influence) => Math.sign(influence));
      const everywhere = [...signs.keys()];
      return point(row, withSecondDifferences(row.length, everywhere, signs));
    });
    expect(Math.max(...worst)).toBeCloseTo(bend, 9);
    expect(bend).toBeLessThan(0.6);
  });

  it('is far tighter between quarters', () => {
    for (const [, interpolator] of interpolators.slice(0, 2)) {
      expect(boundFromQuarters(interpolator).bend).toBeLessThan(0.04);
    }
  });
});

/** A signal, 0 at both middle samples, with second differences of 1 (or given signs) at `places`. */
function withSecondDifferences(
  length: number,
  places: readonly number[],
  signs: ArrayLike<number> = new Float64Array(length).fill(1),
): number[] {
  const differences = new Float64Array(length);
  for (const k of places) differences[k] = signs[k]!;
  const samples = new Array<number>(length).fill(0);
  for (let k = length / 2; k + 1 < length; k++) {
    samples[k + 1] = differences[k]! + 2 * samples[k]! - samples[k - 1]!;
  }
  for (let k = length / 2 - 1; k > 0; k--) {
    samples[k - 1] = differences[k]! + 2 * samples[k]! - samples[k + 1]!;
  }
  return samples;
}
