import { z } from 'zod';
import { asCode } from '../source/wording.js';
import { complainAt, complainOfKind, inPlace, kindOf, textOf, type Reader } from './reader.js';

/** Numbers as YAML and we write them; longer is none. */
const written = /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const writtenMax = 100;

/** A number without a unit, within bounds. */
export function plainNumber({
  min,
  max,
  typical,
}: {
  min: number;
  max: number;
  typical: number;
}): Reader<number> {
  const expected = `a number from ${min} to ${max}`;
  return {
    schema: z.number().min(min).max(max),
    expected,
    read(spot, page) {
      const fix = inPlace(spot, String(typical));
      if (kindOf(spot.node) !== 'scalar') return complainOfKind(spot, { expected, fix }, page);
      const typed = textOf(spot.node).trim();
      const value = typed.length <= writtenMax && written.test(typed) ? Number(typed) : null;
      if (value !== null && value >= min && value <= max) return value;
      const code = value === null ? 'not-a-number' : 'out-of-range';
      const message = `${spot.name} is ${value === null ? 'no plain number' : 'out of range'}`;
      return complainAt(spot, { code, message, got: asCode(typed), expected, fix }, page);
    },
  };
}
