import { expect, test } from 'vitest';
import { render } from '../trials/render.js';
import { fromBytes, layoutOf, toBytes } from '../trials/sample-bytes.js';

const seconds = 3;
const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };

interface Tone {
  readonly hz: number;
  readonly amplitude: number;
}

/** Tones that peak at full scale together, rendered 3 dB over the limiter's aim. */
function limited(tones: readonly Tone[], sampleRateHz: number): Float64Array {
  const samples = new Float64Array(seconds * sampleRateHz).map((_, n) =>
    tones.reduce(
      (sum, { hz, amplitude }) => sum + amplitude * Math.sin((2 * Math.PI * hz * n) / sampleRateHz),
      0,
    ),
  );
  const source = layoutOf('f32', { channels: 1, sampleRateHz });
  const { bytes, trace } = render(toBytes([samples], 'f32'), {
    source,
    gainDb: 3 + limiter.aimDbtp,
    limiter,
    output: { encoding: 'f32' },
    seed: 1,
  });
  expect(Math.abs(trace.reductionMaxDb - 3)).toBeLessThan(0.1);
  return fromBytes(bytes, source)[0]!;
}

/** Amplitude of one partial in the last two seconds, through a Blackman window. */
function amplitudeAt(samples: Float64Array, turns: number): number {
  const length = Math.round((2 * samples.length) / 3);
  const part = samples.subarray(samples.length - length);
  let [re, im, weight] = [0, 0, 0];
  for (let n = 0; n < length; n++) {
    const across = (2 * Math.PI * n) / length;
    const w = 0.42 - 0.5 * Math.cos(across) + 0.08 * Math.cos(2 * across);
    re += w * part[n]! * Math.cos(2 * Math.PI * turns * n);
    im += w * part[n]! * Math.sin(2 * Math.PI * turns * n);
    weight += w;
  }
  return (2 * Math.hypot(re, im)) / weight;
}

function ratioDb(
  samples: Float64Array,
  partials: { readonly of: number; readonly products: readonly number[]; readonly rateHz: number },
): number {
  const { of, products, rateHz } = partials;
  const power = products.reduce((sum, hz) => sum + amplitudeAt(samples, hz / rateHz) ** 2, 0);
  return 10 * Math.log10(power) - 20 * Math.log10(amplitudeAt(samples, of / rateHz));
}

const rates = [44_100, 48_000, 96_000] as const;

test.each(rates)('3 dB of limiting adds 0.001 % of harmonics to 50 Hz, at %i Hz', (rateHz) => {
  const output = limited([{ hz: 50, amplitude: 1 }], rateHz);
  const products = Array.from({ length: 19 }, (_, k) => (k + 2) * 50);
  expect(ratioDb(output, { of: 50, products, rateHz })).toBeLessThan(-100);
});

test.each(rates.flatMap((rateHz) => [[1000, -75, rateHz] as const, [7000, -90, rateHz] as const]))(
  '60 and %i Hz intermodulate under %i dB at 3 dB of limiting, at %i Hz',
  (hz, mostDb, rateHz) => {
    const output = limited(
      [
        { hz: 60, amplitude: 0.8 },
        { hz, amplitude: 0.2 },
      ],
      rateHz,
    );
    const products = [-3, -2, -1, 1, 2, 3].map((k) => hz + k * 60);
    expect(ratioDb(output, { of: hz, products, rateHz })).toBeLessThan(mostDb);
  },
);
