import { expect, test } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { seeded } from '../oracles/seeded-signals.js';
import { limiterUnitsPerOctave } from './limiter-law.js';

type Kernel = (...values: number[]) => void;

test('a required reduction is rounded up to whole units, and never short of the aim', () => {
  const { arena, functions } = freshKernels();
  const count = 20000;
  const random = seeded(1);
  const aim = 0.88;
  const peaks = arena.f32(count);
  const required = arena.f64(count);
  const asked = new Float32Array(count).map(() => aim * 2 ** (8 * random() - 1));
  peaks.view.set(asked);
  (functions['limiterRequired'] as Kernel)(
    ...[peaks.pointer, required.pointer, count, aim, limiterUnitsPerOctave],
  );
  const excess = required.view.map(
    (units, at) => units - Math.max(0, Math.log2(asked[at]! / aim) * limiterUnitsPerOctave),
  );
  expect(required.view.every((units) => Number.isInteger(units))).toBe(true);
  expect(required.view.every((units, at) => units > 0 === asked[at]! > aim)).toBe(true);
  expect(Math.min(...excess)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...excess)).toBeLessThan(1.02);
  expect(peaks.view.every((peak) => peak === 0)).toBe(true);
});

test('the gain of a reduction is never above its power of two, and 1 where nothing is asked', () => {
  const { arena, functions } = freshKernels();
  const count = 20000;
  const random = seeded(2);
  const reductions = arena.f64(count);
  const gains = arena.f64(count);
  const octaves = new Float64Array(count).map((_, at) => (at % 9 ? 40 * random() ** 4 : 0));
  reductions.view.set(octaves);
  (functions['limiterGains'] as Kernel)(reductions.pointer, gains.pointer, count);
  const ratios = gains.view.map((gain, at) => gain * 2 ** octaves[at]!);
  expect(Math.min(...ratios)).toBeGreaterThan(1 - 2e-11);
  expect(gains.view.every((gain, at) => octaves[at]! > 0 || gain === 1)).toBe(true);
  expect(Math.max(...ratios.filter((_, at) => octaves[at]! > 0))).toBeLessThan(1);
});

test('a gain moves in a straight line from hop to hop, and 1 leaves every bit alone', () => {
  const { arena, functions } = freshKernels();
  const hops = 5;
  const input = arena.f64(hops * 8);
  const output = arena.f64(hops * 8);
  const gains = arena.f64(hops + 1);
  const random = seeded(3);
  input.view.set(Float64Array.from(input.view, () => 2 * random() - 1));
  gains.view.set([1, 1, 0.5, 0.25, 1, 1]);
  (functions['limiterApply'] as Kernel)(input.pointer, gains.pointer, output.pointer, hops);
  expect(output.view.slice(0, 8)).toEqual(input.view.slice(0, 8));
  expect(output.view.slice(32)).toEqual(input.view.slice(32));
  output.view.forEach((sample, frame) => {
    const hop = Math.floor(frame / 8);
    const from = gains.view[hop]!;
    const expected = from + ((gains.view[hop + 1]! - from) * (frame % 8)) / 8;
    expect(sample / input.view[frame]!).toBeCloseTo(expected, 14);
  });
});
