import { expect, test } from 'vitest';
import { limited } from '../oracles/limiter-run.js';

const rate = 44100;
const seconds = 3;

function tones(partials: readonly { frequencyHz: number; amplitude: number }[]): Float64Array {
  return new Float64Array(rate * seconds).map((_, frame) =>
    partials.reduce(
      (sum, { frequencyHz, amplitude }) =>
        sum + amplitude * Math.sin((2 * Math.PI * frequencyHz * frame) / rate),
      0,
    ),
  );
}

/** Amplitude of one partial in the last two seconds, through a Blackman window. */
function amplitudeAt(samples: Float64Array, frequencyHz: number): number {
  const length = 2 * rate;
  const start = samples.length - length;
  let re = 0;
  let im = 0;
  let weight = 0;
  for (let i = 0; i < length; i++) {
    const turn = (2 * Math.PI * i) / length;
    const w = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    const phase = (2 * Math.PI * frequencyHz * i) / rate;
    re += w * samples[start + i]! * Math.cos(phase);
    im += w * samples[start + i]! * Math.sin(phase);
    weight += w;
  }
  return (2 * Math.hypot(re, im)) / weight;
}

function ratioOf(samples: Float64Array, partial: number, products: readonly number[]): number {
  const power = products.reduce((sum, hz) => sum + amplitudeAt(samples, hz) ** 2, 0);
  return Math.sqrt(power) / amplitudeAt(samples, partial);
}

// Tighter than asked for (0.05 %, −60 dB), near what is measured.
test.each([
  { frequencyHz: 30, most: 1e-5 },
  { frequencyHz: 50, most: 1e-5 },
  { frequencyHz: 100, most: 1e-5 },
])('$frequencyHz Hz, 3 dB into the limiter, gains harmonics under 0.001 %', (tone) => {
  const { frequencyHz, most } = tone;
  const driven = tones([{ frequencyHz, amplitude: 10 ** (3 / 20) }]);
  const output = limited([driven], { aimDbtp: 0 }).channels[0]!;
  const harmonics = Array.from({ length: 19 }, (_, k) => (k + 2) * frequencyHz);
  // The ITU interpolator reads low tones 0.014 dB too high, and the limiter obeys both meters.
  expect(amplitudeAt(output, frequencyHz)).toBeGreaterThan(0.998);
  expect(ratioOf(output, frequencyHz, harmonics)).toBeLessThan(most);
});

test.each([
  { lowHz: 60, highHz: 1000, mostDb: -75 },
  { lowHz: 60, highHz: 7000, mostDb: -90 },
  { lowHz: 40, highHz: 1000, mostDb: -90 },
  { lowHz: 100, highHz: 1000, mostDb: -90 },
])('$lowHz and $highHz Hz, 3 dB into the limiter, intermodulate under $mostDb dB', (pair) => {
  const { lowHz, highHz, mostDb } = pair;
  const over = 10 ** (3 / 20);
  const driven = tones([
    { frequencyHz: lowHz, amplitude: 0.8 * over },
    { frequencyHz: highHz, amplitude: 0.2 * over },
  ]);
  const output = limited([driven], { aimDbtp: 0 }).channels[0]!;
  const sidebands = [-3, -2, -1, 1, 2, 3].map((k) => highHz + k * lowHz);
  expect(20 * Math.log10(ratioOf(output, highHz, sidebands))).toBeLessThan(mostDb);
});
