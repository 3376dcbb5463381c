/** What was typed as a barcode number, held against its own check digit. */
export type CheckedUpc =
  | { readonly status: 'ok'; readonly digits: string }
  /** `expected` is the number with the check digit that its other digits make. */
  | { readonly status: 'wrong-check-digit'; readonly got: string; readonly expected: string }
  | { readonly status: 'wrong-length'; readonly length: number }
  | { readonly status: 'not-digits'; readonly at: number };

/**
 * Reads a UPC-A (12 digits) or EAN-13 (13): spaces and hyphens, as printed under the bars, do not
 * count. Check digit: GS1 General Specifications §7.9, weights 3 and 1 from the right.
 */
export function checkUpc(text: string): CheckedUpc {
  const at = text.search(/[^0-9\s-]/u);
  if (at >= 0) return { status: 'not-digits', at };
  const digits = text.replace(/[\s-]/gu, '');
  if (digits.length !== 12 && digits.length !== 13) {
    return { status: 'wrong-length', length: digits.length };
  }
  const expected = digits.slice(0, -1) + checkDigit(digits.slice(0, -1));
  return digits === expected
    ? { status: 'ok', digits }
    : { status: 'wrong-check-digit', got: digits, expected };
}

function checkDigit(others: string): string {
  const sum = Array.from(others)
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** What was typed as an ISRC. */
export type CheckedIsrc =
  /** Twelve characters, capitals, no hyphens. */
  | { readonly status: 'ok'; readonly isrc: string }
  | { readonly status: 'wrong-length'; readonly length: number }
  /** The first part that does not have its form, and what stands there. */
  | { readonly status: 'wrong-part'; readonly part: IsrcPart; readonly got: string };

/** Two letters, three letters or digits, two digits, five digits. */
export type IsrcPart = 'country' | 'registrant' | 'year' | 'number';

/**
 * Reads an ISRC (ISO 3901:2019 §4): small letters, hyphens, spaces and the word ISRC in front do
 * not count. It has no check digit.
 */
export function checkIsrc(text: string): CheckedIsrc {
  const isrc = text
    .toUpperCase()
    .replace(/^\s*ISRC\b:?/u, '')
    .replace(/[\s\p{Pd}]/gu, '');
  const length = Array.from(isrc).length;
  if (length !== 12) return { status: 'wrong-length', length };
  const wrong = isrcParts.find(({ from, to, form }) => !form.test(isrc.slice(from, to)));
  if (wrong === undefined) return { status: 'ok', isrc };
  return { status: 'wrong-part', part: wrong.part, got: isrc.slice(wrong.from, wrong.to) };
}

/**
 * The number of an ISRC that was written without its zeros (QZ-ABC-26-1), with its five digits;
 * null where it is not that which is missing.
 */
export function shortIsrc(text: string): string | null {
  const [, , number] =
    /^\s*(?:ISRC:?\s*)?([A-Z]{2}[\s-]?[A-Z0-9]{3}[\s-]?\d{2})[\s-]?(\d{1,4})\s*$/iu.exec(text) ??
    [];
  return number === undefined ? null : number.padStart(5, '0');
}

/** As printed: QZ-ABC-26-00001. */
export function isrcAsPrinted(isrc: string): string {
  return isrcParts.map(({ from, to }) => isrc.slice(from, to)).join('-');
}

const isrcParts: readonly { part: IsrcPart; from: number; to: number; form: RegExp }[] = [
  { part: 'country', from: 0, to: 2, form: /^[A-Z]{2}$/u },
  { part: 'registrant', from: 2, to: 5, form: /^[A-Z0-9]{3}$/u },
  { part: 'year', from: 5, to: 7, form: /^\d{2}$/u },
  { part: 'number', from: 7, to: 12, form: /^\d{5}$/u },
];
