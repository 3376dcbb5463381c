import { z } from 'zod';
import {
  complainAt,
  complainOfKind,
  inPlace,
  kindOf,
  textOf,
  type Reader,
} from '../readers/reader.js';
import { asCode } from '../source/wording.js';
import { checkIsrc, checkUpc, isrcAsPrinted } from './codes.js';

/** What is wrong with a code, and what to write instead. */
interface Wrong {
  readonly message: string;
  readonly fix: string;
}

/** UPC or EAN with its check digit, as digits. */
export function upc(): Reader<string> {
  return code({
    expected: 'the 12 or 13 digits of a UPC or EAN',
    example: '"036000291452"',
    check(typed) {
      const checked = checkUpc(typed);
      switch (checked.status) {
        case 'ok':
          return checked.digits;
        case 'wrong-check-digit':
          return {
            message: 'the check digit is wrong: a digit was mistyped, or two were swapped',
            fix: `with these digits in front it would be \`upc: "${checked.expected}"\``,
          };
        case 'wrong-length':
          return {
            message: `${checked.length} digits`,
            fix: 'a UPC has 12, an EAN 13; zeros at its start count, so put it in quotes',
          };
        case 'not-digits':
          return { message: 'not a UPC or EAN', fix: 'write its digits alone' };
      }
    },
  });
}

/** ISRC: twelve characters without hyphens, capitals. */
export function isrc(): Reader<string> {
  return code({
    expected: 'an ISRC, as QZ-ABC-26-00001',
    example: 'QZ-ABC-26-00001',
    check(typed) {
      const checked = checkIsrc(typed);
      if (checked.status === 'ok') return checked.isrc;
      if (checked.status === 'wrong-length') {
        return {
          message: `an ISRC of ${checked.length} characters`,
          fix: 'it has twelve, hyphens aside: country, registrant, year, number',
        };
      }
      return {
        message: `${asCode(checked.got)} is no ${isrcPartNames[checked.part]}`,
        fix: `as in \`${isrcAsPrinted('QZABC2600001')}\`: ${isrcForms[checked.part]}`,
      };
    },
  });
}

const isrcPartNames = {
  country: 'country code of an ISRC',
  registrant: 'registrant of an ISRC',
  year: 'year of an ISRC',
  number: 'number of an ISRC',
};

const isrcForms = {
  country: 'two letters',
  registrant: 'three letters or digits',
  year: 'two digits',
  number: 'five digits',
};

function code({
  expected,
  example,
  check,
}: {
  readonly expected: string;
  readonly example: string;
  readonly check: (typed: string) => string | Wrong;
}): Reader<string> {
  return {
    schema: z.union([z.string().min(1).max(40), z.number()]),
    expected,
    read(spot, page) {
      const fix = inPlace(spot, example);
      if (kindOf(spot.node) !== 'scalar') return complainOfKind(spot, { expected, fix }, page);
      const typed = textOf(spot.node).trim();
      const found = check(typed);
      if (typeof found === 'string') return found;
      return complainAt(spot, { code: 'wrong-code', got: asCode(typed), expected, ...found }, page);
    },
  };
}
