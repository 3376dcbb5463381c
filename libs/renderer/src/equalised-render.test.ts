import { cascadeResponseDb, frequencyGrid } from '@kindred/dsp';
import type { EqBand } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { freshKernels } from '../trials/fresh-kernels.js';
import { render } from '../trials/render.js';
import { fromBytes, fullScale, layoutOf, toBytes } from '../trials/sample-bytes.js';
import { song } from '../trials/songs.js';
import { createRehearsal } from './rehearsal.js';

const eq: readonly EqBand[] = [
  { type: 'high-pass', frequencyHz: 20, q: Math.SQRT1_2 },
  { type: 'low-shelf', frequencyHz: 120, q: 0.7, gainDb: 1.4 },
  { type: 'bell', frequencyHz: 350, q: 0.8, gainDb: -1.2 },
  { type: 'bell', frequencyHz: 3000, q: 1, gainDb: 0.8 },
  { type: 'high-shelf', frequencyHz: 9000, q: 0.7, gainDb: -1.5 },
];
const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };

function levelDb(samples: Float64Array, w: number): number {
  const [turnRe, turnIm] = [Math.cos(w), -Math.sin(w)];
  let [re, im, c, s] = [0, 0, 1, 0];
  for (const x of samples) {
    re += x * c;
    im += x * s;
    const turned = c * turnRe - s * turnIm;
    s = c * turnIm + s * turnRe;
    c = turned;
  }
  return 20 * Math.log10(Math.hypot(re, im));
}

describe('a render with an equaliser', () => {
  test.each([
    { encoding: 'f32', sampleRateHz: 44_100 },
    { encoding: 's24', sampleRateHz: 48_000 },
    { encoding: 's24', sampleRateHz: 96_000 },
  ] as const)(
    'has the response of the plan within 0.01 dB, in $encoding at $sampleRateHz Hz',
    ({ encoding, sampleRateHz }) => {
      const impulse = new Float64Array(32_768);
      impulse[100] = 0.5;
      const source = layoutOf('f32', { channels: 1, sampleRateHz });
      const options = { source, eq, gainDb: 2, limiter, output: { encoding }, seed: 1 };
      const { bytes } = render(toBytes([impulse], 'f32'), options);
      const [master] = fromBytes(bytes, layoutOf(encoding, { channels: 1 }));
      const frequenciesHz = frequencyGrid({ stepsPerOctave: 6 });
      const expected = cascadeResponseDb(eq, { sampleRateHz, frequenciesHz });
      const inputDb = 20 * Math.log10(0.5 * fullScale[encoding]) + 2;
      frequenciesHz.forEach((hz, i) => {
        const measuredDb = levelDb(master!, (2 * Math.PI * hz) / sampleRateHz) - inputDb;
        expect(Math.abs(measuredDb - expected[i]!), `${hz} Hz`).toBeLessThan(0.01);
      });
    },
  );

  const source = layoutOf('f32', { channels: 2 });
  const file = toBytes(song({ seconds: 2, peak: 0.5, seed: 8 }), 'f32');

  test('is the same to the byte however the source comes in', () => {
    const options = {
      source,
      eq,
      gainDb: 6,
      limiter,
      output: { encoding: 's24' },
      seed: 7,
    } as const;
    const once = render(file, options);
    for (const cuts of [[512], [1000], [1, 7, 4099, 640, 13]]) {
      expect(Buffer.compare(render(file, options, cuts).bytes, once.bytes)).toBe(0);
    }
  });

  test('is that without one where no band does anything', () => {
    const options = { source, gainDb: 3, limiter, output: { encoding: 's24' }, seed: 7 } as const;
    const plain = render(file, options).bytes;
    const flat = [{ type: 'bell', frequencyHz: 500, q: 1, gainDb: 0 }] as const;
    expect(Buffer.compare(render(file, { ...options, eq: [] }).bytes, plain)).toBe(0);
    expect(Buffer.compare(render(file, { ...options, eq: flat }).bytes, plain)).toBe(0);
    expect(Buffer.compare(render(file, { ...options, eq }).bytes, plain)).not.toBe(0);
  });

  test('is what its rehearsal hears', () => {
    const heard = (bytes: Uint8Array, bands: readonly EqBand[]) => {
      const rehearsal = createRehearsal(freshKernels(), source, { eq: bands });
      rehearsal.buffer.set(bytes);
      rehearsal.push(bytes.length);
      return rehearsal.finish();
    };
    const options = {
      source,
      eq,
      gainDb: 0,
      limiter,
      output: { encoding: 'f32' },
      seed: 1,
    } as const;
    const rehearsed = heard(file, eq);
    const rendered = heard(render(file, options).bytes, []);
    expect(heard(file, []).energies[20]! / rehearsed.energies[20]! - 1).not.toBeCloseTo(0, 2);
    rehearsed.energies.forEach((energy, segment) => {
      expect(Math.abs(rendered.energies[segment]! / energy - 1)).toBeLessThan(1e-5);
    });
    const peakErrors = rehearsed.peaks.map((peak, hop) => Math.abs(peak - rendered.peaks[hop]!));
    expect(Math.max(...peakErrors)).toBeLessThan(1e-6);
  });
});
