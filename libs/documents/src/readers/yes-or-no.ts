import { z } from 'zod';
import { asCode } from '../source/wording.js';
import { complainAt, complainOfKind, inPlace, kindOf, textOf, type Reader } from './reader.js';

const expected = 'true or false';

/** `true` or `false`, spelt so. */
export function yesOrNo(): Reader<boolean> {
  return {
    schema: z.boolean(),
    expected,
    read(spot, page) {
      if (kindOf(spot.node) !== 'scalar') {
        return complainOfKind(spot, { expected, fix: inPlace(spot, 'true') }, page);
      }
      const typed = textOf(spot.node).trim();
      if (typed === 'true') return true;
      if (typed === 'false') return false;
      const meant = /^(no|off|0|n|false)$/iu.test(typed) ? 'false' : 'true';
      return complainAt(
        spot,
        {
          code: 'unknown-word',
          message: `unknown word ${asCode(typed)} for ${spot.name}`,
          got: asCode(typed),
          expected,
          fix: inPlace(spot, meant),
        },
        page,
      );
    },
  };
}
