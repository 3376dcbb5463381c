import { z } from 'zod';
import { asTextInPlace, complainOfKind, kindOf, textOf, type Reader } from './reader.js';

/** A text to the letter, spaces at its ends included: what we wrote ourselves. */
export function exactText(expected: string): Reader<string> {
  return {
    schema: z.string(),
    expected,
    read(spot, page) {
      // An empty text in quotes is one; nothing at all is not.
      if (kindOf(spot.node) === 'scalar') return textOf(spot.node);
      return complainOfKind(spot, { expected, fix: asTextInPlace(spot, page) }, page);
    },
  };
}
