import { describe, expect, it } from 'vitest';
import type { Biquad } from './biquad.js';
import { designKWeighting } from './k-weighting.js';
import { kWeightingDb } from './k-weighting-response.js';

/** BS.1770-5 Annex 1 Tables 1 and 2 at 48 kHz; the prototype's values at the other rates. */
const tables: Record<number, { shelf: number[]; highPassPoles: number[] }> = {
  48000: {
    shelf: [
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
    ],
    highPassPoles: [-1.99004745483398, 0.99007225036621],
  },
  44100: {
    shelf: [
      1.5308412300503478, -2.6509799951547297, 1.1690790799215869, -1.6636551132560204,
      0.7125954280732254,
    ],
    highPassPoles: [-1.9891696736297957, 0.9891990357870394],
  },
  96000: {
    shelf: [
      1.5597142289757966, -2.9267415782510824, 1.3782612023158187, -1.8446094698901085,
      0.8558433229306412,
    ],
    highPassPoles: [-1.9950175447247156, 0.9950237590409233],
  },
};

/** Combined response at 48 kHz, in dB by Hz. */
const responseDb: Record<number, number> = {
  20: -13.275,
  25: -10.393,
  31.5: -7.79,
  40: -5.567,
  50: -3.934,
  63: -2.664,
  80: -1.732,
  100: -1.133,
  125: -0.728,
  160: -0.435,
  200: -0.265,
  315: -0.075,
  500: 0.042,
  800: 0.328,
  997: 0.691,
  1000: 0.698,
  1250: 1.342,
  1600: 2.29,
  2000: 3.071,
  2500: 3.58,
  3150: 3.848,
  4000: 3.968,
  5000: 4.013,
  8000: 4.039,
  16000: 4.043,
};

function magnitude({ b0, b1, b2, a1, a2 }: Biquad, w: number): number {
  const size = (c0: number, c1: number, c2: number): number =>
    Math.hypot(
      c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w),
      c1 * Math.sin(w) + c2 * Math.sin(2 * w),
    );
  return size(b0, b1, b2) / size(1, a1, a2);
}

describe('K-weighting', () => {
  it.each(Object.entries(tables))('has the standard coefficients at %s Hz', (rate, table) => {
    const { shelf, highPass } = designKWeighting(Number(rate));
    const got = [shelf.b0, shelf.b1, shelf.b2, shelf.a1, shelf.a2, highPass.a1, highPass.a2];
    [...table.shelf, ...table.highPassPoles].forEach((expected, index) => {
      expect(Math.abs(got[index]! - expected)).toBeLessThan(1e-12);
    });
    expect([highPass.b0, highPass.b1, highPass.b2]).toEqual([1, -2, 1]);
  });

  it('has the standard response at 48 kHz', () => {
    const { shelf, highPass } = designKWeighting(48000);
    for (const [hz, db] of Object.entries(responseDb)) {
      const w = (2 * Math.PI * Number(hz)) / 48000;
      const got = 20 * Math.log10(magnitude(shelf, w) * magnitude(highPass, w));
      expect(Math.abs(got - db), `${hz} Hz`).toBeLessThan(0.002);
    }
  });

  it('is known as decibels at any frequency', () => {
    const frequenciesHz = Object.keys(responseDb).map(Number);
    const got = kWeightingDb(frequenciesHz, 48_000);
    Object.values(responseDb).forEach((db, index) => {
      expect(Math.abs(got[index]! - db)).toBeLessThan(0.002);
    });
  });

  it('stays stable from 8 to 384 kHz', () => {
    for (const rate of [8000, 11025, 16000, 22050, 32000, 88200, 192000, 384000]) {
      for (const { a1, a2 } of Object.values(designKWeighting(rate))) {
        expect(Math.abs(a2)).toBeLessThan(1);
        expect(Math.abs(a1)).toBeLessThan(1 + a2);
      }
    }
  });
});
