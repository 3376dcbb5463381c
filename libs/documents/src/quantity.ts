/** One kind of physical quantity in a release or plan file. */
interface QuantityRule {
  readonly unit: string;
  /** What belongs here, for an error. */
  readonly means: string;
  readonly min: number;
  readonly max: number;
  /** A value to offer where nothing of what was typed can be kept. */
  readonly typical: number;
  /** A change carries its sign, a level does not. */
  readonly change: boolean;
  readonly decimalsMin: number;
  /** Another unit that is read as well: "3 kHz". */
  readonly also?: { readonly unit: string; readonly factor: number };
}

/** Every quantity that can be typed. A bare number takes the unit. */
export const quantityRules = {
  loudness: rule('LUFS', 'a loudness in LUFS', [-40, -5], -14),
  truePeak: rule('dBTP', 'a true peak in dBTP', [-9, 0], -1),
  frequency: {
    ...rule('Hz', 'a frequency in Hz or kHz', [1, 200_000], 1000),
    also: { unit: 'kHz', factor: 1000 },
  },
  // The mix of a nearly silent track may be that far from its aim.
  gain: { ...rule('dB', 'a gain in dB', [-100, 100], 0), change: true, decimalsMin: 1 },
  offset: { ...rule('LU', 'a loudness step in LU', [-20, 20], -1.5), change: true, decimalsMin: 1 },
  /** Any level that can be measured or expected. */
  level: rule('LUFS', 'a loudness in LUFS', [-150, 30], -14),
  /** A limiter aims under its ceiling. */
  aim: rule('dBTP', 'a true peak in dBTP', [-30, 0], -1),
  step: rule('LU', 'a loudness step in LU', [0, 150], 0),
  loss: rule('dB', 'a loss in dB', [0, 200], 0),
  share: rule('%', 'a percentage', [0, 100], 0),
  fade: {
    ...rule('s', 'a time in seconds', [0.01, 120], 4),
    also: { unit: 'ms', factor: 0.001 },
  },
  trim: {
    ...rule('s', 'a time in seconds', [0.001, 3600], 3),
    also: { unit: 'ms', factor: 0.001 },
  },
  gap: rule('s', 'a time in seconds', [0, 60], 2),
  lossyPeak: rule('dBTP', 'a true peak in dBTP', [-3, 3], 0),
  toneMost: rule('dB', 'a limit in dB', [0.5, 4], 2),
  widthMost: rule('dB', 'a limit in dB', [0.5, 3], 1.5),
  /** What a person may add to a gain, or give one filter, and still call it mastering. */
  adjustment: { ...rule('dB', 'a gain in dB', [-12, 12], 0), change: true, decimalsMin: 1 },
  side: { ...rule('dB', 'a change of the side in dB', [-6, 6], 0), change: true, decimalsMin: 1 },
} satisfies Record<string, QuantityRule>;

export type QuantityKind = keyof typeof quantityRules;

/** A value in the unit of its kind, or what is wrong, in words for an issue. */
export type QuantityReading =
  | { readonly status: 'done'; readonly value: number }
  | {
      readonly status: 'wrong';
      readonly code: 'wrong-unit' | 'out-of-range' | 'not-a-number';
      /** What was found, as typed; the caller makes it safe to show. */
      readonly got: string;
      readonly expected: string;
      /** A quantity that can be pasted. */
      readonly suggestion: string;
    };

/** Longer is no quantity, and not worth a search. */
const writtenMax = 100;

/** Sign (hyphen-minus or U+2212), decimal number, and whatever follows as its unit. */
const written = /^\s*([+\-\u2212]?)(\d+(?:\.\d+)?|\.\d+)\s*([\p{L}%°]*)\s*$/u;

/** The same as `written`, for JSON Schema: the unit or none. */
export function quantityPattern(kind: QuantityKind): RegExp {
  const { unit, also }: QuantityRule = quantityRules[kind];
  const units = also === undefined ? unit : `${unit}|${also.unit}`;
  return new RegExp(`^\\s*[+\\-\u2212]?(\\d+(\\.\\d+)?|\\.\\d+)\\s*(${units})?\\s*$`);
}

/** Reads "-14 LUFS", "−14 LUFS" or "-14". Units are spelt exactly. */
export function parseQuantity(text: string, kind: QuantityKind): QuantityReading {
  const { unit, means, min, max, also }: QuantityRule = quantityRules[kind];
  const match = text.length > writtenMax ? null : written.exec(text);
  if (match === null) {
    const suggestion = suggest(kind, repaired(text.slice(0, writtenMax)));
    return { status: 'wrong', code: 'not-a-number', got: text.trim(), expected: means, suggestion };
  }
  const [, sign = '', digits = '', typedUnit = ''] = match;
  const isOther = also !== undefined && typedUnit === also.unit;
  const typed = signedNumber(sign, digits);
  // 4.1 · 1000 is 4099.99…; fifteen digits are what a number holds of what was typed.
  const value = isOther ? Number((typed * also.factor).toPrecision(15)) : typed;
  if (typedUnit !== '' && typedUnit !== unit && !isOther) {
    const suggestion = suggest(kind, value);
    return { status: 'wrong', code: 'wrong-unit', got: typedUnit, expected: means, suggestion };
  }
  if (unit === '%' && typedUnit === '' && value > 0 && value < 1) {
    // 0.7 is 70 % to many, and 0.7 % to nobody who did not say so.
    const suggestion = printQuantity(Number((100 * value).toPrecision(15)), kind);
    return { status: 'wrong', code: 'wrong-unit', got: digits, expected: means, suggestion };
  }
  if (value < min || value > max) {
    const expected = `${min} to ${max} ${unit}`;
    const suggestion = suggest(kind, value);
    return { status: 'wrong', code: 'out-of-range', got: sign + digits, expected, suggestion };
  }
  return { status: 'done', value };
}

/**
 * "+3.1 dB", "-14 LUFS": as few decimals as hold the value exactly, so that what is read back is
 * what was written.
 */
export function printQuantity(value: number, kind: QuantityKind): string {
  const { unit, change, decimalsMin } = quantityRules[kind];
  const number = shortestDecimal(value, decimalsMin);
  return `${change && value > 0 ? '+' : ''}${number} ${unit}`;
}

function rule(
  unit: string,
  means: string,
  [min, max]: readonly [number, number],
  typical: number,
): QuantityRule {
  return { unit, means, min, max, typical, change: false, decimalsMin: 0 };
}

function signedNumber(sign: string, digits: string): number {
  const magnitude = Number(digits);
  return sign === '' || sign === '+' || magnitude === 0 ? magnitude : -magnitude;
}

/** What was probably meant: the number where it fits, with the sign that its range asks for. */
function suggest(kind: QuantityKind, value: number | null): string {
  const { min, max, typical } = quantityRules[kind];
  const fits = (candidate: number) => candidate >= min && candidate <= max;
  if (value !== null && fits(value)) return printQuantity(value, kind);
  if (value !== null && max < 0 && fits(-value)) return printQuantity(-value, kind);
  return printQuantity(typical, kind);
}

/** The number behind a decimal comma, a dash for a minus or words around it; null if unclear. */
function repaired(text: string): number | null {
  const numbers = text
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/(\d),(\d)/g, '$1.$2')
    .match(/[+\-\u2212]?\d+(?:\.\d+)?/g);
  const [only] = numbers ?? [];
  if (only === undefined || numbers?.length !== 1) return null;
  return signedNumber(/^[+\-\u2212]/.exec(only)?.[0] ?? '', only.replace(/^[+\-\u2212]/, ''));
}

/** Fixed notation with the fewest decimals that read back as the same number; never "-0". */
function shortestDecimal(value: number, decimalsMin: number): string {
  const positive = value === 0 ? 0 : value;
  for (let places = decimalsMin; places <= 100; places += 1) {
    const text = positive.toFixed(places);
    if (Number(text) === positive) return text;
  }
  return String(positive);
}
