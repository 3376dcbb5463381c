import { expect, test } from 'vitest';
import { fadedEnvelope } from './faded-envelope.js';

const envelope = {
  sampleRateHz: 44_100,
  frames: 441_000,
  peaks: new Float32Array(6891).fill(0.5),
  energies: new Float32Array(1000).fill(0.25),
};

test('an envelope is as loud as its fades leave it, and its peaks are those that the limiter meets', () => {
  const fades = {
    in: { seconds: 1, curve: 'linear' },
    out: { seconds: 2, curve: 'smooth' },
  } as const;
  const { energies, peaks } = fadedEnvelope(envelope, fades);
  expect(peaks).toBe(envelope.peaks);
  expect(energies[49]).toBeCloseTo(0.25 * 0.495 ** 2, 4);
  expect(energies[500]).toBe(0.25);
  const left = (Math.PI * (1000 - 900.5)) / 200;
  expect(energies[900]).toBeCloseTo(0.25 * ((1 - Math.cos(left)) / 2) ** 2, 4);
  expect(energies[999]).toBeLessThan(1e-6);
});

test('an envelope without fades is itself', () => {
  expect(fadedEnvelope(envelope, undefined)).toBe(envelope);
  expect(fadedEnvelope(envelope, {})).toBe(envelope);
});
