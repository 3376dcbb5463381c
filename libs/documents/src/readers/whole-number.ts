import { z } from 'zod';
import { asCode } from '../source/wording.js';
import { complainAt, complainOfKind, inPlace, kindOf, textOf, type Reader } from './reader.js';

/** A whole number, from 1 unless said, written in digits. */
export function wholeNumber({
  min = 1,
  max,
  typical,
}: {
  min?: number;
  max: number;
  typical: number;
}): Reader<number> {
  const expected = `a whole number from ${min} to ${max}`;
  return {
    schema: z.int().min(min).max(max),
    expected,
    read(spot, page) {
      const fix = inPlace(spot, String(typical));
      if (kindOf(spot.node) !== 'scalar') return complainOfKind(spot, { expected, fix }, page);
      const typed = textOf(spot.node).trim();
      const value = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
      if (value !== null && value >= min && value <= max) return value;
      const code = value === null ? 'not-a-number' : 'out-of-range';
      const message = `${spot.name} is ${value === null ? 'no whole number' : 'out of range'}`;
      return complainAt(spot, { code, message, got: asCode(typed), expected, fix }, page);
    },
  };
}
