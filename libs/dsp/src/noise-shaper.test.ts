import { describe, expect, test } from 'vitest';
import { ditherNoisePower } from '../oracles/dither-noise.js';
import { designNoiseShaper, noiseShaperOrder } from './noise-shaper.js';

const rates = [22_050, 44_100, 48_000, 96_000] as const;
const points = 4096;

/** The threshold in quiet by the formula of the textbooks, as far as it is followed. */
function weight(hz: number): number {
  const kHz = hz / 1000;
  const threshold = (f: number) =>
    3.64 * f ** -0.8 - 6.5 * Math.exp(-0.6 * (f - 3.3) ** 2) + 1e-3 * f ** 4;
  return 10 ** ((-0.7 * Math.min(40, threshold(kHz) - threshold(3.3))) / 10);
}

/** Means over the band of what `of` makes of each frequency and of the noise's power there. */
function mean(
  taps: ArrayLike<number>,
  sampleRateHz: number,
  of: (hz: number, power: number) => number,
): number {
  let sum = 0;
  for (let point = 0; point < points; point++) {
    const turns = (point + 0.5) / points / 2;
    sum += of(turns * sampleRateHz, ditherNoisePower(taps, turns));
  }
  return sum / points;
}

const inDb = (power: number) => 10 * Math.log10(power);

describe.each(rates)('a noise shaper for %i Hz', (rate) => {
  const taps = designNoiseShaper(rate);

  test('is of minimum phase: its gain in dB is 0 on average over the band', () => {
    expect(taps).toHaveLength(noiseShaperOrder);
    expect(mean(taps, rate, (_, power) => inDb(power))).toBeCloseTo(0, 5);
  });

  test('leaves less to hear than any other near it', () => {
    const heard = (filter: ArrayLike<number>) =>
      mean(filter, rate, (hz, power) => power * weight(hz));
    const least = heard(taps);
    for (let k = 0; k < noiseShaperOrder; k++) {
      for (const change of [-0.01, 0.01]) {
        const other = taps.slice();
        other[k]! += change;
        expect(heard(other)).toBeGreaterThan(least);
      }
    }
  });
});

test.each([44_100, 48_000])('at %i Hz two bits less are heard, for 8 dB more in all', (rate) => {
  const taps = designNoiseShaper(rate);
  const inEar = (hz: number) => weight(hz) ** (1 / 0.7);
  const heard =
    mean(taps, rate, (hz, power) => power * inEar(hz)) / mean(taps, rate, (hz) => inEar(hz));
  expect(inDb(heard)).toBeLessThan(-11.5);
  expect(inDb(mean(taps, rate, (_, power) => power))).toBeLessThan(8.5);
  const most = mean(taps, rate, (hz, power) => (hz > 2500 && hz < 4500 ? inDb(power) : 0));
  const share = mean(taps, rate, (hz) => (hz > 2500 && hz < 4500 ? 1 : 0));
  expect(most / share).toBeLessThan(-15);
});
