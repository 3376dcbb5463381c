import { expect, test } from 'vitest';
import { gainPowersOf, loudPassageLossDb } from './limiter-loss.js';

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

test('a model becomes gain powers on the same grid', () => {
  const reductionDb = new Float32Array(100).fill(3);
  const powers = gainPowersOf({ reductionDb, stepFrames: 64, sampleRateHz: 44100 });
  expect(powers.length).toBe(Math.ceil(6400 / 441));
  for (const power of powers) expect(power).toBeCloseTo(10 ** -0.3, 6);
});
