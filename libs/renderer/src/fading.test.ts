import type { FadeCurve } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { render } from '../trials/render.js';
import { fromBytes, layoutOf, toBytes } from '../trials/sample-bytes.js';
import { createFadeGain } from './fading.js';

/** By the textbook, in the engine's own maths. */
const curves: Readonly<Record<FadeCurve, (t: number) => number>> = {
  linear: (t) => t,
  smooth: (t) => (1 - Math.cos(Math.PI * t)) / 2,
  exponential: (t) => (10 ** (3 * t - 3) - 0.001) / 0.999,
};

describe.each(['linear', 'smooth', 'exponential'] as const)('a %s fade', (curve) => {
  const frames = 1000;
  const gain = createFadeGain(
    { in: { seconds: 0.2, curve }, out: { seconds: 0.5, curve } },
    { frames, sampleRateHz: 1000 },
  );

  test('goes from nothing to all over its seconds, at either end', () => {
    for (let n = 0; n < frames; n++) {
      const rise = curves[curve](Math.min(1, n / 200));
      const fall = curves[curve](Math.min(1, (frames - 1 - n) / 500));
      expect(gain.at(n)).toBeCloseTo(rise * fall, 12);
    }
    expect([gain.at(0), gain.at(frames - 1)]).toEqual([0, 0]);
  });

  test('is heard where it is, and nowhere else', () => {
    expect(gain.isHeardIn({ first: 200, frames: 300 })).toBe(false);
    expect(gain.isHeardIn({ first: 199, frames: 1 })).toBe(true);
    expect(gain.isHeardIn({ first: 499, frames: 2 })).toBe(true);
    expect([gain.at(200), gain.at(499)]).toEqual([1, 1]);
  });
});

test('a fade is on what the limiter left, at the rate of the file', () => {
  const frames = 48_000;
  const tone = new Float64Array(frames).map((_, n) => 0.9 * Math.sin(n / 11));
  const source = layoutOf('f64', { channels: 1, sampleRateHz: 48_000 });
  const common = {
    source,
    gainDb: 6,
    limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
    output: { encoding: 'f32', sampleRateHz: 96_000 },
    seed: 1,
  } as const;
  const fades = { in: { seconds: 0.1, curve: 'smooth' }, out: { seconds: 0.4, curve: 'linear' } };
  const bytes = toBytes([tone], 'f64');
  const [whole] = fromBytes(render(bytes, common).bytes, layoutOf('f32', { channels: 1 }));
  const faded = render(bytes, { ...common, fades: fades as never });
  const [got] = fromBytes(faded.bytes, layoutOf('f32', { channels: 1 }));
  expect(got!.length).toBe(96_000);
  const errors = got!.map((x, n) => {
    const rise = curves.smooth(Math.min(1, n / 9600));
    const fall = curves.linear(Math.min(1, (95_999 - n) / 38_400));
    return Math.abs(x - whole![n]! * rise * fall);
  });
  expect(Math.max(...errors.subarray(0, 50_000), ...errors.subarray(50_000))).toBeLessThan(1e-6);
  // What a fade takes is no work of the limiter's.
  expect(faded.trace.reductionMaxDb).toBeGreaterThan(4.5);
});
