import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analogueDb, scan } from '../oracles/analogue-band.js';
import { anyBand, anyRate, positive } from '../oracles/any-band.js';
import type { Biquad } from './biquad.js';
import type { EqBand, GainBand } from './eq-band.js';
import { designBiquad } from './matched-biquad.js';

/** From the transfer function, in complex numbers. */
function magnitudeDb({ b0, b1, b2, a1, a2 }: Biquad, w: number): number {
  // z − 1 = −2·sin²(w/2) + i·sin w keeps its digits at low frequencies.
  const re = -2 * Math.sin(w / 2) ** 2;
  const im = Math.sin(w);
  const size = (c0: number, c1: number, c2: number): number => {
    // c0·z² + c1·z + c2, in powers of (z − 1).
    const linear = 2 * c0 + c1;
    return Math.hypot(
      c0 * (re * re - im * im) + linear * re + (c0 + c1 + c2),
      2 * c0 * re * im + linear * im,
    );
  };
  return 20 * Math.log10(size(b0, b1, b2) / size(1, a1, a2));
}

function largestErrorDb(band: EqBand, rate: number, [lowHz, highHz]: readonly [number, number]) {
  const biquad = designBiquad(band, rate);
  const errors = scan(lowHz, highHz).map((hz) =>
    Math.abs(magnitudeDb(biquad, (2 * Math.PI * hz) / rate) - analogueDb(band, hz)),
  );
  return Math.max(...errors);
}

const allTrue = { stable: true, minimumPhase: true };
const butterworth = Math.SQRT1_2;
const bell = (frequencyHz: number, gainDb: number, q = 1): GainBand => ({
  type: 'bell',
  frequencyHz,
  q,
  gainDb,
});

describe('a matched band at 48 kHz stays near its analogue prototype from 20 Hz to 22 kHz', () => {
  test.each([
    [1000, 0.003],
    [4000, 0.043],
    [8000, 0.175],
    [12_000, 0.36],
    [16_000, 0.38],
  ])('as a bell at %i Hz: within %f dB', (frequencyHz, withinDb) => {
    for (const gainDb of [3, -3]) {
      const error = largestErrorDb(bell(frequencyHz, gainDb), 48_000, [20, 22_000]);
      expect(error).toBeLessThanOrEqual(withinDb);
    }
  });

  test.each([
    ['bell', 4000, 0.5, 0.14],
    ['bell', 4000, 0.7, 0.08],
    ['bell', 4000, 1.2, 0.05],
    ['high-shelf', 10_000, 0.5, 0.1],
    ['high-shelf', 10_000, 0.7, 0.05],
    ['high-shelf', 10_000, 1, 0.06],
    ['high-shelf', 10_000, 1.2, 0.12],
    ['high-shelf', 10_000, 2, 0.35],
  ] as const)('as a %s at %i Hz with a Q of %f: within %f dB', (type, frequencyHz, q, withinDb) => {
    for (const gainDb of [3, -3]) {
      const error = largestErrorDb({ type, frequencyHz, q, gainDb }, 48_000, [20, 22_000]);
      expect(error).toBeLessThanOrEqual(withinDb);
      expect(error).toBeGreaterThan(withinDb / 4);
    }
  });

  test.each([
    [2000, 0.00015],
    [5000, 0.0045],
    [8000, 0.0205],
    [12_000, 0.0685],
    [16_000, 0.15],
    [22_000, 0.24],
  ])('as a shelf at %i Hz: within %f dB', (frequencyHz, withinDb) => {
    for (const type of ['low-shelf', 'high-shelf'] as const) {
      for (const gainDb of [3, -3]) {
        const band = { type, frequencyHz, q: butterworth, gainDb };
        expect(largestErrorDb(band, 48_000, [20, 22_000])).toBeLessThanOrEqual(withinDb);
      }
    }
  });
});

describe('a matched band', () => {
  test.each([8000, 44_100, 48_000, 96_000, 192_000, 384_000])(
    'follows its prototype at low corners at %i Hz',
    (rate) => {
      const within = [5, Math.min(20_000, 0.45 * rate)] as const;
      for (const frequencyHz of [13.8, 20, 30]) {
        const highPass = { type: 'high-pass', frequencyHz, q: butterworth } as const;
        expect(largestErrorDb(highPass, rate, within)).toBeLessThan(1e-4);
        expect(largestErrorDb(bell(frequencyHz, 3, 0.7), rate, within)).toBeLessThan(2e-4);
        expect(largestErrorDb(bell(frequencyHz, 0.01, 4), rate, within)).toBeLessThan(2e-4);
        const shelf = { type: 'low-shelf', frequencyHz, q: butterworth, gainDb: -6 } as const;
        expect(largestErrorDb(shelf, rate, within)).toBeLessThan(2e-4);
      }
    },
  );

  test('as a pass in the band follows its prototype: corner, slope and end', () => {
    for (const q of [0.5, butterworth, 1.3]) {
      const lowPass = { type: 'low-pass', frequencyHz: 8000, q } as const;
      expect(largestErrorDb(lowPass, 96_000, [20, 40_000])).toBeLessThan(1.1);
      expect(largestErrorDb(lowPass, 96_000, [20, 16_000])).toBeLessThan(0.02);
    }
    const highPass = { type: 'high-pass', frequencyHz: 1000, q: butterworth } as const;
    expect(largestErrorDb(highPass, 48_000, [20, 22_000])).toBeLessThan(2e-4);
  });

  test('is stable and has a stable inverse, but for the zeros of passes', () => {
    fc.assert(
      fc.property(anyBand, anyRate, (band, rate) => {
        const { b0, b1, b2, a1, a2 } = designBiquad(band, rate);
        const isPass = band.type === 'high-pass' || band.type === 'low-pass';
        const stable = Math.abs(a2) < 1 && Math.abs(a1) < 1 + a2;
        const minimumPhase = b0 > 0 && Math.abs(b2) < b0 && Math.abs(b1) < b0 + b2;
        expect({ stable, minimumPhase: minimumPhase || isPass }).toEqual(allTrue);
      }),
      { numRuns: 2000 },
    );
  });

  test('undoes the band of the opposite gain', () => {
    const gains = fc.double({ min: -24, max: 24, noNaN: true });
    const types = fc.constantFrom('bell', 'low-shelf', 'high-shelf');
    const frequencies = positive(20, 20_000);
    const qs = positive(0.1, 12);
    fc.assert(
      fc.property(types, frequencies, qs, gains, anyRate, (type, frequencyHz, q, gainDb, rate) => {
        const there = designBiquad({ type, frequencyHz, q, gainDb }, rate);
        const back = designBiquad({ type, frequencyHz, q, gainDb: -gainDb }, rate);
        const products = [
          [there.b0 * back.b0, 1],
          [there.b1 * back.b0, back.a1],
          [there.b2 * back.b0, back.a2],
          [back.b1 * there.b0, there.a1],
          [back.b2 * there.b0, there.a2],
        ] as const;
        for (const [product, wanted] of products) {
          expect(Math.abs(product - wanted)).toBeLessThan(1e-15);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of 0 dB passes every bit', () => {
    for (const type of ['bell', 'low-shelf', 'high-shelf'] as const) {
      const flat = designBiquad({ type, frequencyHz: 100, q: 1, gainDb: 0 }, 48_000);
      expect(flat).toEqual({ b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 });
    }
  });

  test('has the same bits on every engine', () => {
    const shelf = { type: 'high-shelf', frequencyHz: 9000, q: 0.7, gainDb: 1.5 } as const;
    expect(designBiquad(bell(250, -1.2, 0.8), 44_100)).toEqual(recorded.bell);
    expect(designBiquad(shelf, 44_100)).toEqual(recorded.shelf);
  });

  test.each([
    { frequencyHz: 0 },
    { frequencyHz: -1 },
    { frequencyHz: NaN },
    { frequencyHz: Infinity },
    { q: 0 },
    { q: NaN },
    { gainDb: NaN },
    { gainDb: -Infinity },
  ])('is refused with %j', (wrong) => {
    for (const type of ['bell', 'low-shelf', 'high-shelf'] as const) {
      const band = { type, frequencyHz: 100, q: 1, gainDb: 3, ...wrong };
      expect(() => designBiquad(band, 48_000)).toThrow(RangeError);
    }
  });
});

describe('a band whose corner lies at or beyond half the rate', () => {
  const rate = 8000;
  const corners = [4000, 4001, 10_000, 100_000];
  const identity = { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };

  test.each(corners)('of %i Hz does nothing as a bell or a low-pass', (frequencyHz) => {
    expect(designBiquad(bell(frequencyHz, 12), rate)).toEqual(identity);
    expect(designBiquad({ type: 'low-pass', frequencyHz, q: 1 }, rate)).toEqual(identity);
  });

  test.each(corners)('of %i Hz keeps as a shelf what of its curve lies below', (frequencyHz) => {
    for (const type of ['low-shelf', 'high-shelf'] as const) {
      const shelf = { type, frequencyHz, q: butterworth, gainDb: 3 };
      expect(largestErrorDb(shelf, rate, [20, 4000])).toBeLessThan(0.25);
    }
    const lowShelf = { type: 'low-shelf', frequencyHz: 1e6, q: butterworth, gainDb: 3 } as const;
    expect(largestErrorDb({ ...lowShelf }, rate, [20, 4000])).toBeLessThan(1e-6);
  });

  test.each(corners)('of %i Hz is as a high-pass the one at half the rate', (frequencyHz) => {
    const there = designBiquad({ type: 'high-pass', frequencyHz, q: 1 }, rate);
    expect(there).toEqual(designBiquad({ type: 'high-pass', frequencyHz: 4000, q: 1 }, rate));
    expect(magnitudeDb(there, 0.1)).toBeLessThan(-50);
  });
});

/** Made by this code on V8 11.3, x64. */
const recorded = {
  bell: {
    b0: 0.9969495252403354,
    b1: -1.9520839233487957,
    b2: 0.9563731895161426,
    a1: -1.9521733418962761,
    a2: 0.9534121333039585,
  },
  shelf: {
    b0: 1.1012590481041746,
    b1: -0.598061170319947,
    b2: 0.19052446125874842,
    a1: -0.4523546018957717,
    a2: 0.14607694093874796,
  },
};
