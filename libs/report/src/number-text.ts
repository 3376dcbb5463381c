import { decimals, signed } from '@kindred/records';

/** A number, and where it stands in the records (a JSON pointer) or how it follows from them. */
export interface Quantity {
  readonly value: number | null;
  readonly of: string;
  /** Why there is no number, in words; empty when there is one. */
  readonly reason: string;
}

/** A quantity as the page prints it, with the unrounded value beside the text. */
export interface PrintedNumber {
  readonly text: string;
  readonly value: string;
  readonly of: string;
  /** Why there is no number; empty when there is one. */
  readonly missing: string;
}

/** A level or a difference without direction, such as "−12.4". */
export function printLevel(quantity: Quantity): PrintedNumber {
  return print(quantity, levelText);
}

/** A change with its sign, such as "+3.1". */
export function printChange(quantity: Quantity): PrintedNumber {
  return print(quantity, changeText);
}

/** How alike two channels are, such as "+0.62". */
export function printCorrelation(quantity: Quantity): PrintedNumber {
  return print(quantity, (value) =>
    trueMinus(value > 0 ? `+${decimals(value, 2)}` : decimals(value, 2)),
  );
}

/** A loss or spread, rounded toward the worse side. */
export function printAtMost(quantity: Quantity): PrintedNumber {
  return print(quantity, atMostText);
}

/** A true peak, rounded up; two decimals near the ceiling, where one would hide the answer. */
export function printPeak(quantity: Quantity, ceilingDbtp: number): PrintedNumber {
  return print(quantity, (value) => peakText(value, ceilingDbtp));
}

/** Right-aligned numbers with their points under each other: figure spaces stand for digits. */
export function alignDecimals(column: readonly PrintedNumber[]): readonly PrintedNumber[] {
  const places = (text: string) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
  const most = Math.max(0, ...column.map(({ text }) => places(text)));
  return column.map((number) => ({
    ...number,
    text: number.text + '\u2007'.repeat(number.missing === '' ? most - places(number.text) : 0),
  }));
}

export function levelText(value: number): string {
  return trueMinus(decimals(value, 1));
}

export function changeText(value: number): string {
  return trueMinus(signed(value));
}

export function atMostText(value: number): string {
  return trueMinus(decimals(roundedUp(value, 10), 1));
}

export function peakText(dbtp: number, ceilingDbtp: number): string {
  const near = Math.abs(dbtp - ceilingDbtp) < 0.1;
  const text = near ? decimals(roundedUp(dbtp, 100), 2) : decimals(roundedUp(dbtp, 10), 1);
  // Over full scale is told apart at a glance.
  return trueMinus(dbtp > 0 ? `+${text}` : text);
}

/** A setting as it was typed: "−14", "−1.5", never "−14.0". */
export function settingText(value: number): string {
  return trueMinus(String(value));
}

function print(quantity: Quantity, text: (value: number) => string): PrintedNumber {
  const { value, of, reason } = quantity;
  if (value === null) return { text: '–', value: '', of, missing: reason || 'not measured' };
  return { text: text(value), value: String(value), of, missing: '' };
}

/** 1e-9 forgives what arithmetic leaves behind. */
function roundedUp(value: number, perUnit: number): number {
  return Math.ceil(value * perUnit - 1e-9) / perUnit;
}

function trueMinus(text: string): string {
  return text.replace('-', '\u2212');
}
