import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { errorOf, quantised } from '../oracles/quantised.js';

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(a: Float64Array, b: Float64Array, lag: number): number {
  let sum = 0;
  for (let at = lag; at < a.length; at++) sum += a[at]! * b[at - lag]!;
  const power = (x: Float64Array) => x.reduce((total, value) => total + value * value, 0);
  return sum / Math.sqrt(power(a) * power(b));
}

const length = 400000;
const signals: Record<string, Float64Array> = {
  silence: new Float64Array(length),
  'a constant between two steps': new Float64Array(length).fill(0.3 / 32768),
  'a quiet tone': new Float64Array(length).map((_, n) => (2 / 32768) * Math.sin(n / 7)),
  'a loud tone': new Float64Array(length).map((_, n) => 0.9 * Math.sin(n / 11)),
};

test.each(Object.entries(signals))(
  'dithered error has no mean, a quarter step² of variance and no memory: %s',
  (_, samples) => {
    const [words] = quantised([samples], { encoding: 's16', dither: 'tpdf', seed: 1 });
    const error = errorOf(samples, words!, 32768);
    expect(Math.abs(mean(error))).toBeLessThan(4 * (0.5 / Math.sqrt(length)));
    expect(mean(error.map((e) => e * e))).toBeGreaterThan(0.25 * 0.99);
    expect(mean(error.map((e) => e * e))).toBeLessThan(0.25 * 1.01);
    for (const lag of [1, 2, 3, 4, 5, 8, 16, 64, 1000, 4096]) {
      expect(Math.abs(correlation(error, error, lag))).toBeLessThan(5 / Math.sqrt(length));
    }
    expect(Math.max(...error.subarray(0, 50000).map(Math.abs))).toBeLessThanOrEqual(1.5);
  },
);

test('mean and variance of the error do not depend on where between two steps a sample lies', () => {
  for (let tenth = 0; tenth < 10; tenth++) {
    const samples = new Float64Array(100000).fill((1000 + tenth / 10) / 8388608);
    const options = { encoding: 's24', dither: 'tpdf', seed: 77 + tenth } as const;
    const error = errorOf(samples, quantised([samples], options)[0]!, 8388608);
    expect(Math.abs(mean(error))).toBeLessThan(0.007);
    expect(Math.abs(mean(error.map((e) => e * e)) - 0.25)).toBeLessThan(0.005);
  }
});

test.each([32768, 8388608])(
  'a word is the nearest to its sample and its dither together, at a full scale of %i',
  (fullScale) => {
    const { arena, functions } = freshKernels();
    const frames = 4096;
    const samples = arena.f64(frames);
    const words = arena.i32(frames);
    const kernel = (name: string) => functions[name] as (...numbers: number[]) => void;
    samples.view.forEach((_, n, view) => (view[n] = 0.99 * Math.sin(n * n)));
    kernel('ditherWords')(words.pointer, frames, 5, 1234, 5678);
    const dither = Float64Array.from(words.view, (word) => word / 65536 - 1.5);
    kernel('quantiseDithered')(samples.pointer, words.pointer, frames, fullScale);
    const errors = dither.map((d, n) => words.view[n]! - (samples.view[n]! * fullScale + d));
    // A half is rounded upward, and the sum is taken in steps of 2^-16.
    expect(Math.max(...errors)).toBeLessThanOrEqual(0.5 + 2 ** -16);
    expect(Math.min(...errors)).toBeGreaterThanOrEqual(-0.5 - 2 ** -16);
    expect(Math.max(...dither)).toBeGreaterThan(0.9);
    expect(Math.min(...dither)).toBeLessThan(-0.9);
  },
);

test('the spectrum of the error is white within 1 dB in every eighth of the band', () => {
  const samples = new Float64Array(1 << 18);
  const [words] = quantised([samples], { encoding: 's16', dither: 'tpdf', seed: 5 });
  const block = 256;
  const powers = new Float64Array(block / 2);
  for (let start = 0; start + block <= words!.length; start += 4 * block) {
    for (let bin = 1; bin < block / 2; bin++) {
      let re = 0;
      let im = 0;
      for (let n = 0; n < block; n++) {
        const phase = (2 * Math.PI * bin * n) / block;
        re += words![start + n]! * Math.cos(phase);
        im += words![start + n]! * Math.sin(phase);
      }
      powers[bin] = powers[bin]! + re * re + im * im;
    }
  }
  const bands = Array.from({ length: 8 }, (_, b) => mean(powers.slice(b * 16 + 1, b * 16 + 16)));
  const average = bands.reduce((sum, band) => sum + band, 0) / 8;
  for (const band of bands) expect(Math.abs(10 * Math.log10(band / average))).toBeLessThan(1);
});

test('channels and seeds have dither of their own', () => {
  const silence = new Float64Array(length);
  const options = { encoding: 's16', dither: 'tpdf' } as const;
  const [left, right] = quantised([silence, silence], { ...options, seed: 1 });
  const [other] = quantised([silence, silence], { ...options, seed: 2 });
  for (const lag of [0, 1, 2, 3, 7, 100, 4096]) {
    expect(Math.abs(correlation(left!, right!, lag))).toBeLessThan(5 / Math.sqrt(length));
    expect(Math.abs(correlation(right!, left!, lag))).toBeLessThan(5 / Math.sqrt(length));
    expect(Math.abs(correlation(left!, other!, lag))).toBeLessThan(5 / Math.sqrt(length));
  }
});

test('dither depends on the frame, not on how a stream is cut', () => {
  const random = new Float64Array(5000).map((_, n) => Math.sin(n * n));
  const options = { encoding: 's24', dither: 'tpdf', seed: 3 } as const;
  const [whole] = quantised([random], options, [5000]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (cuts) => {
      const [cut] = quantised([random], options, cuts);
      expect(cut!.every((word, at) => word === whole![at])).toBe(true);
    }),
    { seed: 20261122, numRuns: 30 },
  );
});

test.each(['s16', 's24'] as const)('samples on the grid of %s come out as they are', (encoding) => {
  const scale = encoding === 's16' ? 32768 : 8388608;
  const words = new Float64Array(3001)
    .map((_, n) => Math.round(scale * Math.sin(n * 0.7) * (n % 5 ? 1 : 1e-4)))
    .map((word) => Math.min(word, scale - 1));
  words.set([-scale, scale - 1, 0, -1, 1]);
  const samples = words.map((word) => word / scale);
  const reversed = samples.toReversed();
  const plain = { encoding, dither: 'none', seed: 0 } as const;
  const [left, right] = quantised([samples, reversed], plain, [640, 1001]);
  expect(left!.every((word, at) => word === words[at])).toBe(true);
  expect(right!.every((word, at) => word === words.at(-1 - at))).toBe(true);
  const [mono] = quantised([samples], plain, [640, 1001]);
  expect(mono!.every((word, at) => word === words[at])).toBe(true);
});

test('what lies beyond full scale is clamped, in integers', () => {
  const samples = Float64Array.of(1, 1.5, -1, -1.5, 100, -100, 1e9, -1e9, 1e300, -1e300);
  for (const dither of ['none', 'tpdf'] as const) {
    const options = { dither, seed: 9 };
    const [short] = quantised([samples], { ...options, encoding: 's16' });
    expect([...short!.subarray(1, 2), ...short!.subarray(3)]).toEqual([
      ...[32767, -32768, 32767, -32768, 32767, -32768, 32767, -32768],
    ]);
    const [long] = quantised([samples], { ...options, encoding: 's24' });
    expect([...long!.subarray(3)]).toEqual([
      ...[-8388608, 8388607, -8388608, 8388607, -8388608, 8388607, -8388608],
    ]);
  }
});

test('floats are the nearest of 32 bits, beyond full scale too', () => {
  const samples = new Float64Array(999).map((_, n) => 3 * Math.sin(n));
  const options = { encoding: 'f32', dither: 'tpdf', seed: 0 } as const;
  const [left, right] = quantised([samples, samples.toReversed()], options, [333]);
  expect(left!.every((sample, at) => sample === Math.fround(samples[at]!))).toBe(true);
  expect(right!.every((sample, at) => sample === left!.at(-1 - at))).toBe(true);
});
