import { sayCount } from '@kindred/records';
import { z } from 'zod';
import {
  complainOfKind,
  inPlace,
  kindOf,
  textOf,
  type Reader,
  type Spot,
} from '../readers/reader.js';
import { asCode, toPaste } from '../source/wording.js';
import { rangeOf, type Page } from '../yaml/page.js';
import { scalarOffsets } from '../yaml/scalar-offsets.js';
import { checkIsrc, checkUpc, isrcAsPrinted, shortIsrc } from './codes.js';

/** What is wrong with a code, and what to write instead. */
interface Wrong {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly got: string;
  /** The one character that is wrong, counted from the start of what was typed; null: all of it. */
  readonly at: number | null;
}

/** UPC or EAN with its check digit, as digits. */
export function upc(): Reader<string> {
  return code({
    expected: 'the 12 or 13 digits of a UPC or EAN',
    example: '"036000291452"',
    check: (typed) => {
      const checked = checkUpc(typed);
      return checked.status === 'ok' ? checked.digits : wrongUpc(typed, checked);
    },
  });
}

function wrongUpc(
  typed: string,
  checked: Exclude<ReturnType<typeof checkUpc>, { readonly status: 'ok' }>,
): Wrong {
  const wrong = { code: 'bad-upc', got: asCode(typed), at: null };
  switch (checked.status) {
    case 'wrong-check-digit': {
      const digit = checked.got.slice(-1);
      return {
        ...wrong,
        got: `check digit ${digit}`,
        message: `check digit ${digit}; the other digits make it ${checked.expected.slice(-1)}`,
        fix: `\`upc: "${checked.expected}"\`, after a look for two swapped digits`,
        at: typed.lastIndexOf(digit),
      };
    }
    case 'wrong-length': {
      const message = `${sayCount(checked.length, 'digit')} in a UPC`;
      // Spreadsheets and YAML editors take it for a number, and numbers have no first 0.
      const whole = checkUpc(`0${typed}`);
      if (whole.status === 'ok') {
        const fix = `${toPaste(`upc: "${whole.digits}"`)}, in quotes so that its first 0 stays`;
        return { ...wrong, code: 'unquoted-code', message: `${message}; a first 0 was lost`, fix };
      }
      return { ...wrong, message, fix: 'a UPC has 12, an EAN 13; zeros at its start count' };
    }
    case 'not-digits':
      return { ...wrong, message: 'not a UPC or EAN', fix: 'write its digits alone' };
  }
}

/** ISRC: twelve characters without hyphens, capitals. */
export function isrc(): Reader<string> {
  return code({
    expected: '12 letters and digits, as QZ-ABC-26-00001',
    example: 'QZ-ABC-26-00001',
    check: (typed) => {
      const checked = checkIsrc(typed);
      return checked.status === 'ok' ? checked.isrc : wrongIsrc(typed, checked);
    },
  });
}

function wrongIsrc(
  typed: string,
  checked: Exclude<ReturnType<typeof checkIsrc>, { readonly status: 'ok' }>,
): Wrong {
  const wrong = { code: 'bad-isrc', at: null };
  if (checked.status === 'wrong-length') {
    const number = shortIsrc(typed);
    return {
      ...wrong,
      got: `${checked.length} letters and digits`,
      message: `an ISRC of ${sayCount(checked.length, 'character')}`,
      fix:
        number === null
          ? 'it has 12, hyphens aside: country, registrant, year, number'
          : `write the number with five digits: ${asCode(number)} if it is ${Number(number)}`,
    };
  }
  return {
    ...wrong,
    got: asCode(typed),
    message: `${asCode(checked.got)} is no ${isrcPartNames[checked.part]}`,
    fix: `as in \`${isrcAsPrinted('QZABC2600001')}\`: ${isrcForms[checked.part]}`,
  };
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
      const found = check(textOf(spot.node).trim());
      if (typeof found === 'string') return found;
      const { at, ...wrong } = found;
      page.complain({ ...characterOf(spot, { at, page }), expected, ...wrong });
      return undefined;
    },
  };
}

/** Where one character of a code was typed; all of it where that can't be told. */
function characterOf(spot: Spot, { at, page }: { at: number | null; page: Page }) {
  const whole = rangeOf(spot.underlined);
  if (at === null || spot.node !== spot.underlined) return whole;
  const text = textOf(spot.node);
  const start = scalarOffsets(spot.node, { text, file: page.source.text })?.[
    at + text.length - text.trimStart().length
  ];
  return start === undefined ? whole : { start, end: start + 1 };
}
