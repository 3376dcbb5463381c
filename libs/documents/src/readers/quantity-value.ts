import { z } from 'zod';
import {
  parseQuantity,
  printQuantity,
  quantityPattern,
  quantityRules,
  type QuantityKind,
} from '../quantity.js';
import { printable } from '../source/printable.js';
import { complainAt, complainOfKind, inPlace, kindOf, textOf, type Reader } from './reader.js';

const messages = {
  'wrong-unit': (name: string) => `wrong unit in ${name}`,
  'out-of-range': (name: string) => `${name} is out of range`,
  'not-a-number': (name: string) => `${name} is not a number with a unit`,
};

/** A number with its unit, or a bare number in that unit. */
export function quantity(kind: QuantityKind): Reader<number> {
  const { means, min, max, typical } = quantityRules[kind];
  return {
    schema: z.union([z.string().regex(quantityPattern(kind)), z.number().min(min).max(max)]),
    expected: means,
    read(spot, page) {
      if (kindOf(spot.node) !== 'scalar') {
        const fix = inPlace(spot, printQuantity(typical, kind));
        return complainOfKind(spot, { expected: means, fix }, page);
      }
      const reading = parseQuantity(textOf(spot.node), kind);
      if (reading.status === 'done') return reading.value;
      const { code, got, expected, suggestion } = reading;
      return complainAt(
        spot,
        {
          code,
          message: messages[code](spot.name),
          got: printable(got.slice(0, 40)),
          expected,
          fix: inPlace(spot, suggestion),
        },
        page,
      );
    },
  };
}
