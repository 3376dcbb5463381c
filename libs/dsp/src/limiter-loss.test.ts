import { expect, test } from 'vitest';
import { createGainPowerMeter, gainPowersOf, loudPassageLossDb } from './limiter-loss.js';

test('a gain that is constant costs exactly itself', () => {
  const energies = new Float32Array(1000).fill(0.1);
  const gainPowers = new Float32Array(1000).fill(0.5);
  expect(loudPassageLossDb({ energies, gainDb: 0, gainPowers })).toBeCloseTo(3.0103, 4);
  expect(loudPassageLossDb({ energies, gainDb: 0, gainPowers: gainPowers.fill(1) })).toBe(0);
});

test('the loss weighs each loud window by its energy', () => {
  const energies = new Float32Array(1000).fill(0.1).fill(0.3, 500);
  const gainPowers = new Float32Array(1000).fill(1).fill(0.5, 500);
  const windows = Array.from({ length: 97 }, (_, window) => {
    const at = [...energies.keys()].slice(window * 10, window * 10 + 40);
    return {
      before: at.reduce((sum, i) => sum + energies[i]!, 0),
      after: at.reduce((sum, i) => sum + energies[i]! * gainPowers[i]!, 0),
    };
  });
  const total = (key: 'before' | 'after') => windows.reduce((sum, w) => sum + w[key], 0);
  const expected = 10 * Math.log10(total('before') / total('after'));
  expect(loudPassageLossDb({ energies, gainDb: 0, gainPowers })).toBeCloseTo(expected, 5);
});

test('what happens more than 10 LU under the rest does not count', () => {
  const energies = new Float32Array(4000).fill(0.1).fill(0.004, 2000);
  const gainPowers = new Float32Array(4000).fill(1).fill(0.25, 2100);
  expect(loudPassageLossDb({ energies, gainDb: 0, gainPowers })).toBe(0);
});

test('silence has no loud passage, and gain can lift a passage over the absolute gate', () => {
  const gainPowers = new Float32Array(1000).fill(0.5);
  const silence = new Float32Array(1000);
  expect(loudPassageLossDb({ energies: silence, gainDb: 40, gainPowers })).toBe(0);
  const faint = new Float32Array(1000).fill(10 ** -7.1);
  expect(loudPassageLossDb({ energies: faint, gainDb: 0, gainPowers })).toBe(0);
  expect(loudPassageLossDb({ energies: faint, gainDb: 6, gainPowers })).toBeCloseTo(3.0103, 4);
});

test('a track shorter than a window is one loud window', () => {
  const energies = new Float32Array(7).fill(0.1);
  const gainPowers = new Float32Array(7).fill(0.5);
  expect(loudPassageLossDb({ energies, gainDb: 0, gainPowers })).toBeCloseTo(3.0103, 4);
  const none = new Float32Array(0);
  expect(loudPassageLossDb({ energies: none, gainDb: 0, gainPowers: none })).toBe(0);
});

test.each([44100, 11025, 96000])('10 ms means at %i Hz are those of single frames', (rate) => {
  const paceFrames = 64;
  const frames = 64 * 100;
  const powerAt = (frame: number) => 1 / (1 + Math.floor(frame / paceFrames));
  const meter = createGainPowerMeter({ sampleRateHz: rate, paceFrames });
  for (let frame = 0; frame < frames; frame += paceFrames) meter.push(powerAt(frame));
  const means: number[] = [];
  for (let segment = 0; ; segment++) {
    const from = Math.round((segment * rate) / 100);
    const to = Math.min(frames, Math.round(((segment + 1) * rate) / 100));
    if (from >= to) break;
    let sum = 0;
    for (let frame = from; frame < to; frame++) sum += powerAt(frame);
    means.push(sum / (to - from));
  }
  const measured = meter.finish();
  expect(measured.length).toBe(means.length);
  measured.forEach((mean, at) => expect(mean).toBeCloseTo(means[at]!, 6));
});

test('a pace slower than 10 ms fills every segment it covers', () => {
  const meter = createGainPowerMeter({ sampleRateHz: 1000, paceFrames: 25 });
  meter.push(1);
  meter.push(0.5);
  expect([...meter.finish()]).toEqual([1, 1, 0.75, 0.5, 0.5]);
});

test('a model becomes gain powers on the same grid', () => {
  const reductionDb = new Float32Array(100).fill(3);
  const powers = gainPowersOf({ reductionDb, stepFrames: 64, sampleRateHz: 44100 });
  expect(powers.length).toBe(Math.ceil(6400 / 441));
  for (const power of powers) expect(power).toBeCloseTo(10 ** -0.3, 6);
});
