import { describe, expect, test } from 'vitest';
import { equalised } from '../oracles/equalised.js';
import { processed, sameNumbers } from '../oracles/equaliser-run.js';
import { noise } from '../oracles/seeded-signals.js';
import { cascadeResponseDb } from './eq-response.js';
import { createWidth, plateauBands, widthBand, type WidthOptions } from './width.js';

const left = noise(10_000, { seed: 3, rms: 0.2 });
const right = noise(10_000, { seed: 4, rms: 0.1 }).map((x, n) => x + left[n]!);
const sampleRateHz = 44_100;

function widened(options: Omit<WidthOptions, 'sampleRateHz'>, cuts?: readonly number[]) {
  const channels = processed(
    [left, right],
    (kernels) => {
      const width = createWidth(kernels, { sampleRateHz, ...options });
      return ([first, second], frames) => width.process({ left: first!, right: second! }, frames);
    },
    cuts,
  );
  return { left: channels[0]!, right: channels[1]! };
}

/** Half the sum (sign 1) or half the difference (−1) of two channels. */
function half(a: ArrayLike<number>, b: ArrayLike<number>, sign: number): Float64Array {
  return Float64Array.from(a, (x, n) => (x + sign * b[n]!) / 2);
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, x, n) => Math.max(most, Math.abs(x - b[n]!)), 0);
}

describe('width', () => {
  test.each([null, widthBand])('leaves the mid as it was, in %j', (band) => {
    const wide = widened({ sideGainDb: 3, band });
    const mid = half(wide.left, wide.right, 1);
    expect(largestDifference(mid, half(left, right, 1))).toBeLessThan(1e-15);
  });

  test('raises the whole side by its gain', () => {
    const wide = widened({ sideGainDb: -4, band: null });
    const expected = half(left, right, -1).map((x) => x * 10 ** (-4 / 20));
    expect(largestDifference(half(wide.left, wide.right, -1), expected)).toBeLessThan(1e-15);
  });

  test('raises the side between its edges by the bands it says', () => {
    const wide = widened({ sideGainDb: 2.5, band: widthBand });
    const bands = plateauBands(2.5, widthBand);
    const expected = equalised(half(left, right, -1), { bands, sampleRateHz });
    expect(largestDifference(half(wide.left, wide.right, -1), expected)).toBeLessThan(1e-14);
  });

  test('reaches its gain on the plateau, half of it at the edges, and leaves the rest', () => {
    const frequenciesHz = [50, 500, 2000, 8000, 20_000];
    const grid = { sampleRateHz: 96_000, frequenciesHz };
    const [low, lowEdge, middle, highEdge, high] = cascadeResponseDb(
      plateauBands(3, widthBand),
      grid,
    );
    expect(Math.abs(low!)).toBeLessThan(0.01);
    expect(Math.abs(lowEdge! - 1.5)).toBeLessThan(0.02);
    expect(Math.abs(middle! - 3)).toBeLessThan(0.06);
    expect(Math.abs(highEdge! - 1.5)).toBeLessThan(0.05);
    expect(Math.abs(high!)).toBeLessThan(0.1);
  });

  test('of 0 dB touches no bit', () => {
    for (const band of [null, widthBand]) {
      const same = widened({ sideGainDb: 0, band });
      expect(sameNumbers(same.left, left)).toBe(true);
      expect(sameNumbers(same.right, right)).toBe(true);
    }
  });

  test('gives the same bits however a stream is cut into blocks', () => {
    for (const band of [null, widthBand]) {
      const whole = widened({ sideGainDb: 2, band });
      const pieces = widened({ sideGainDb: 2, band }, [1, 777, 4099]);
      expect(sameNumbers(pieces.left, whole.left)).toBe(true);
      expect(sameNumbers(pieces.right, whole.right)).toBe(true);
    }
  });
});
