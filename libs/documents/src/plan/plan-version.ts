import { z } from 'zod';
import { complainAt, complainOfKind, kindOf, textOf, type Reader } from '../readers/reader.js';
import { asCode } from '../source/wording.js';

const version = 'plan/1';
const anew = 'delete the file to plan anew';

/** `schema: plan/1`. A later one was written by a later Kindred. */
export function planVersion(): Reader<typeof version> {
  return {
    schema: z.literal(version),
    expected: version,
    read(spot, page) {
      const fix = `\`schema: ${version}\``;
      if (kindOf(spot.node) !== 'scalar') {
        return complainOfKind(spot, { expected: version, fix }, page);
      }
      const typed = textOf(spot.node).trim();
      if (typed === version) return version;
      const later = Number(/^plan\/(\d{1,6})$/.exec(typed)?.[1] ?? 0) > 1;
      const shown = asCode(typed);
      return complainAt(
        spot,
        {
          code: later ? 'newer-plan' : 'unknown-word',
          message: later
            ? `${shown} was written by a later version of Kindred`
            : `unknown version ${shown} of a plan`,
          got: shown,
          expected: version,
          fix: later ? `update Kindred, or ${anew}` : `write ${fix}, or ${anew}`,
        },
        page,
      );
    },
  };
}
