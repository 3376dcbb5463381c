import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ditherNoisePower } from '../oracles/dither-noise.js';
import { errorOf, quantised } from '../oracles/quantised.js';
import { powerSpectrum } from '../oracles/spectrum.js';
import { designNoiseShaper } from './noise-shaper.js';

const size = 1024;
const segments = 96;
const length = size * segments;
const shaped = { encoding: 's16', dither: 'shaped', seed: 4, sampleRateHz: 44_100 } as const;

const signals: Record<string, Float64Array> = {
  silence: new Float64Array(length),
  'a constant on a step': new Float64Array(length).fill(3 / 32768),
  'a constant between two steps': new Float64Array(length).fill(0.37 / 32768),
  'a tone of −120 dBFS': new Float64Array(length).map((_, n) => 1e-6 * Math.sin(n / 7)),
  'a loud tone': new Float64Array(length).map((_, n) => 0.9 * Math.sin(n / 11)),
};

/** Mean of the spectra of its stretches. */
function meanSpectrum(samples: Float64Array): Float64Array {
  const sum = new Float64Array(size / 2);
  for (let start = 0; start < samples.length; start += size) {
    powerSpectrum(samples.subarray(start, start + size)).forEach((power, bin) => {
      sum[bin]! += power / segments;
    });
  }
  return sum;
}

test.each(
  Object.entries(signals).map(
    ([name, samples], at) => [name, at % 2 ? 48_000 : 44_100, samples] as const,
  ),
)(
  'noise has the spectrum of plain dither times the filter’s, and no tones: %s at %i Hz',
  (_, sampleRateHz, samples) => {
    const taps = designNoiseShaper(sampleRateHz);
    const [words] = quantised([samples], { ...shaped, sampleRateHz });
    const spectrum = meanSpectrum(errorOf(samples, words!, 32768));
    // A quarter of a step², spread over the bins.
    const expected = spectrum.map((__, bin) => (0.5 / size) * ditherNoisePower(taps, bin / size));
    const inDb = (from: number, to: number) =>
      10 * Math.log10(sum(spectrum.slice(from, to)) / sum(expected.slice(from, to)));
    for (let bin = 8; bin + 16 <= size / 2; bin += 16) {
      expect(Math.abs(inDb(bin, bin + 16)), `bins from ${bin}`).toBeLessThan(1);
    }
    // A bin's mean of so many strays by 0.4 dB; a tone in the noise would stand out of one.
    for (let bin = 2; bin < size / 2; bin++) {
      expect(inDb(bin, bin + 1), `bin ${bin}`).toBeLessThan(2);
    }
  },
);

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

test('a tone far below one step is there, as loud as it was', () => {
  const samples = signals['a tone of −120 dBFS']!;
  const [words] = quantised([samples], shaped);
  const part = words!.reduce((total, word, n) => total + word * Math.sin(n / 7), 0);
  const amplitude = (2 * part) / length / 32768;
  expect(Math.abs(amplitude / 1e-6 - 1)).toBeLessThan(0.2);
});

test('what is clipped feeds nothing back, however long and however hard', () => {
  const clipping = new Float64Array(60_000).map((_, n) =>
    n < 40_000 ? 1.8 * Math.sin(n / 30) + (n % 1000 < 500 ? 1e9 : -1e300) * +(n % 77 === 0) : 0,
  );
  const [left, right] = quantised([clipping, clipping.map((x) => -x)], shaped);
  const taps = designNoiseShaper(shaped.sampleRateHz);
  const most = 1.5 * taps.reduce((total, tap) => total + Math.abs(tap), 1);
  for (const [words, sign] of [
    [left!, 1],
    [right!, -1],
  ] as const) {
    const furthest = words.map((word, n) =>
      Math.abs(word - Math.max(-32768, Math.min(32767, sign * clipping[n]! * 32768))),
    );
    expect(Math.max(...furthest)).toBeLessThanOrEqual(most);
  }
  const silent = quantised([new Float64Array(60_000)], shaped)[0]!;
  const power = (words: Float64Array) => sum(words.slice(50_000).map((word) => word * word));
  expect(power(left!) / power(silent)).toBeGreaterThan(0.9);
  expect(power(left!) / power(silent)).toBeLessThan(1.1);
});

test('it depends on the frame, not on how a stream is cut', () => {
  const tones = [5, 9].map((slow) => new Float64Array(3000).map((_, n) => Math.sin(n / slow)));
  const whole = quantised(tones, shaped, [3000]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (cuts) => {
      const cut = quantised(tones, shaped, cuts);
      cut.forEach((words, c) => {
        expect(words.every((word, at) => word === whole[c]![at])).toBe(true);
      });
    }),
    { seed: 20261123, numRuns: 25 },
  );
});

test('each channel is shaped for itself, with dither of its own', () => {
  const silence = new Float64Array(4000);
  const loud = silence.map((_, n) => Math.sin(n / 3));
  const [left, right] = quantised([silence, silence], shaped);
  const alone = quantised([silence], shaped)[0]!;
  const beside = quantised([loud, silence], shaped)[1]!;
  expect(alone.every((word, n) => word === left![n])).toBe(true);
  expect(beside.every((word, n) => word === right![n])).toBe(true);
  expect(right!.every((word, n) => word === left![n])).toBe(false);
});

test('a rate is needed to shape for', () => {
  const { sampleRateHz: _, ...unknown } = shaped;
  expect(() => quantised([new Float64Array(9)], unknown)).toThrow('sample rate');
});
