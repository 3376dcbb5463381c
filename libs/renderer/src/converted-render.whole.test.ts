import { describe, expect, test } from 'vitest';
import { render } from '../trials/render.js';
import { fromBytes, layoutOf, toBytes } from '../trials/sample-bytes.js';

const pairs: readonly (readonly [fromHz: number, toHz: number])[] = [
  [44_100, 48_000],
  [48_000, 44_100],
  [44_100, 96_000],
  [96_000, 44_100],
];
const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };

/** A tone of half of full scale through the whole chain, to floats at another rate. */
function rendered(hz: number, [fromHz, toHz]: readonly [number, number], frames = 20_000) {
  const tone = new Float64Array(frames).map(
    (_, n) => 0.5 * Math.sin((2 * Math.PI * hz * n) / fromHz),
  );
  const source = layoutOf('f64', { channels: 1, sampleRateHz: fromHz });
  const output = { encoding: 'f32', sampleRateHz: toHz } as const;
  const { bytes } = render(toBytes([tone], 'f64'), { source, gainDb: 0, limiter, output, seed: 1 });
  return fromBytes(bytes, layoutOf('f32', { channels: 1 }))[0]!;
}

/** By least squares over the middle: gain, lateness in frames, and all that is no tone, in dB of it. */
function toneIn(samples: Float64Array, hz: number, rateHz: number) {
  const from = Math.floor(samples.length / 4);
  const angle = (2 * Math.PI * hz) / rateHz;
  const middle = samples.subarray(from, 3 * from);
  const sums = { ss: 0, cc: 0, sc: 0, xs: 0, xc: 0 };
  middle.forEach((x, i) => {
    const [s, c] = [Math.sin(angle * (from + i)), Math.cos(angle * (from + i))];
    sums.ss += s * s;
    sums.cc += c * c;
    sums.sc += s * c;
    sums.xs += x * s;
    sums.xc += x * c;
  });
  const { ss, cc, sc, xs, xc } = sums;
  const determinant = ss * cc - sc * sc;
  const a = (xs * cc - xc * sc) / determinant;
  const b = (xc * ss - xs * sc) / determinant;
  const rest = middle.reduce((sum, x, i) => {
    const fitted = a * Math.sin(angle * (from + i)) + b * Math.cos(angle * (from + i));
    return sum + (x - fitted) ** 2;
  }, 0);
  const gain = Math.hypot(a, b);
  return {
    gainDb: 20 * Math.log10(gain / 0.5),
    lateFrames: -Math.atan2(b, a) / angle,
    restDb: 10 * Math.log10(rest / ((middle.length * gain * gain) / 2)),
  };
}

describe.each(pairs)('a file rendered from %i to %i Hz', (...rates) => {
  const [fromHz, toHz] = rates;

  test('keeps tones to 20 kHz within 0.01 dB, in their place, and nothing besides', () => {
    for (const hz of [97, 997, 9973, 15_013, 19_997]) {
      const { gainDb, lateFrames, restDb } = toneIn(rendered(hz, rates), hz, toHz);
      expect(Math.abs(gainDb), `${hz} Hz`).toBeLessThan(0.01);
      expect(Math.abs(lateFrames), `${hz} Hz`).toBeLessThan(1e-6);
      expect(restDb, `${hz} Hz`).toBeLessThan(-140);
    }
  });

  test('is as long as its source, to the nearest frame', () => {
    expect(rendered(997, rates, 12_345).length).toBe(Math.round((12_345 * toHz) / fromHz));
  });
});

test.each(pairs.filter(([fromHz, toHz]) => toHz < fromHz))(
  'a file rendered from %i to %i Hz holds nothing of what lies over half its rate',
  (...rates) => {
    for (const hz of [22_100, 23_500, rates[0] / 2 - 500]) {
      const samples = rendered(hz, rates);
      const middle = samples.subarray(samples.length / 4, (3 * samples.length) / 4);
      const highest = middle.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      expect(20 * Math.log10(highest / 0.5), `${hz} Hz`).toBeLessThan(-140);
    }
  },
);
