import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCodePoints } from '../test/any-code-points.js';
import { parseQuantity, printQuantity, quantityRules, type QuantityKind } from './quantity.js';

const kinds = Object.keys(quantityRules) as QuantityKind[];
const someKind = fc.constantFrom(...kinds);

describe('a quantity', () => {
  test.each([
    ['-14 LUFS', 'loudness', -14],
    ['-14', 'loudness', -14],
    ['\u221214.5\u00a0LUFS', 'loudness', -14.5],
    ['  -9LUFS ', 'loudness', -9],
    ['-.5 dBTP', 'truePeak', -0.5],
    ['0', 'truePeak', 0],
    ['-0 dBTP', 'truePeak', 0],
    ['+3.1 dB', 'gain', 3.1],
    ['0.7 %', 'share', 0.7],
    ['70', 'share', 70],
    ['350 Hz', 'frequency', 350],
    ['4.1 kHz', 'frequency', 4100],
  ] as const)('%j reads as %s of %d', (typed, kind, value) => {
    expect(parseQuantity(typed, kind)).toEqual({ status: 'done', value });
  });

  test.each([
    ['-14 dBTP', 'loudness', 'wrong-unit', 'dBTP', 'a loudness in LUFS', '-14 LUFS'],
    ['-14 lufs', 'loudness', 'wrong-unit', 'lufs', 'a loudness in LUFS', '-14 LUFS'],
    ['0.7', 'share', 'wrong-unit', '0.7', 'a percentage', '70 %'],
    ['3 %', 'truePeak', 'wrong-unit', '%', 'a true peak in dBTP', '-1 dBTP'],
    ['-41', 'loudness', 'out-of-range', '-41', '-40 to -5 LUFS', '-14 LUFS'],
    ['14 LUFS', 'loudness', 'out-of-range', '14', '-40 to -5 LUFS', '-14 LUFS'],
    ['+3 dBTP', 'truePeak', 'out-of-range', '+3', '-9 to 0 dBTP', '-1 dBTP'],
    ['loud', 'loudness', 'not-a-number', 'loud', 'a loudness in LUFS', '-14 LUFS'],
    ['-13,5 LUFS', 'loudness', 'not-a-number', '-13,5 LUFS', 'a loudness in LUFS', '-13.5 LUFS'],
    [
      '\u201312 LUFS',
      'loudness',
      'not-a-number',
      '\u201312 LUFS',
      'a loudness in LUFS',
      '-12 LUFS',
    ],
    ['-14 to -12', 'loudness', 'not-a-number', '-14 to -12', 'a loudness in LUFS', '-14 LUFS'],
    ['-1e1', 'loudness', 'not-a-number', '-1e1', 'a loudness in LUFS', '-14 LUFS'],
    ['.inf', 'gain', 'not-a-number', '.inf', 'a gain in dB', '0.0 dB'],
    ['0x10', 'gain', 'not-a-number', '0x10', 'a gain in dB', '0.0 dB'],
    ['', 'gain', 'not-a-number', '', 'a gain in dB', '0.0 dB'],
    ['3 khz', 'frequency', 'wrong-unit', 'khz', 'a frequency in Hz or kHz', '3 Hz'],
  ] as const)('%j for %s is %s', (typed, kind, code, got, expected, suggestion) => {
    const wrong = { status: 'wrong', code, got, expected, suggestion };
    expect(parseQuantity(typed, kind)).toEqual(wrong);
  });

  test.each([
    [3.1, 'gain', '+3.1 dB'],
    [-0.25, 'gain', '-0.25 dB'],
    [-0, 'gain', '0.0 dB'],
    [6, 'gain', '+6.0 dB'],
    [-14, 'loudness', '-14 LUFS'],
    [-1.05, 'truePeak', '-1.05 dBTP'],
  ] as const)('%d is written as %s: %s', (value, kind, text) => {
    expect(printQuantity(value, kind)).toBe(text);
  });

  test('a value on the grid of 0.01 is written with two decimals at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6000, max: 6000 }), (hundredths) => {
        expect(printQuantity(hundredths / 100, 'gain')).toMatch(/^[+-]?\d+\.\d{1,2} dB$/);
      }),
    );
  });

  test('what is written reads back as the very same number', () => {
    fc.assert(
      fc.property(someKind, fc.double({ min: 0, max: 1, noNaN: true }), (kind, share) => {
        // Fixed notation has no place for what is smaller, nor does sound.
        fc.pre(share === 0 || share > 1e-12);
        const { min, max } = quantityRules[kind];
        const value = Math.min(max, Math.max(min, min + share * (max - min)));
        const reading = parseQuantity(printQuantity(value, kind), kind);
        expect(reading).toEqual({ status: 'done', value: value + 0 });
      }),
    );
  });

  test('space around and within, and the typographic minus, change nothing', () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\u00a0', '\u202f'), maxLength: 3 });
    fc.assert(
      fc.property(space, space, space, fc.integer({ min: -4000, max: -500 }), (a, b, c, level) => {
        const typed = `${a}\u2212${-level / 100}${b}LUFS${c}`;
        expect(parseQuantity(typed, 'loudness')).toEqual({ status: 'done', value: level / 100 });
      }),
    );
  });

  test('junk never throws, and what is wrong always offers a quantity that is right', () => {
    const nearly = fc.string({
      unit: fc.constantFrom(...'+-\u22120123456789., dBTPLUFSz%e'.split('')),
    });
    fc.assert(
      fc.property(someKind, fc.oneof(anyCodePoints, nearly), (kind, typed) => {
        const reading = parseQuantity(typed, kind);
        if (reading.status === 'done') {
          expect(reading.value).toBeGreaterThanOrEqual(quantityRules[kind].min);
          expect(reading.value).toBeLessThanOrEqual(quantityRules[kind].max);
        } else expect(parseQuantity(reading.suggestion, kind).status).toBe('done');
      }),
      { numRuns: 500 },
    );
  });
});
