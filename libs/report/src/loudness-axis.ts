import { decimals } from '@kindred/records';

export interface Axis {
  readonly top: number;
  readonly bottom: number;
  readonly ticks: readonly number[];
}

/** Data and half a unit around it, rounded out to ticks each 3, or each 6 over a wide range. */
export function axisAround(values: readonly number[]): Axis {
  const lowest = values.length === 0 ? -24 : Math.min(...values);
  const highest = values.length === 0 ? -12 : Math.max(...values);
  const rounded = (step: number) => ({
    top: Math.ceil((highest + 0.5) / step) * step,
    bottom: Math.floor((lowest - 0.5) / step) * step,
    step,
  });
  const fine = rounded(3);
  return axisBetween(fine.top - fine.bottom > 12 ? rounded(6) : fine);
}

/** An axis with ticks at multiples of its step. */
export function axisBetween(axis: { top: number; bottom: number; step: number }): Axis {
  const { top, bottom, step } = axis;
  const first = Math.floor(top / step + 1e-9);
  const last = Math.ceil(bottom / step - 1e-9);
  const ticks = Array.from({ length: first - last + 1 }, (_, index) => (first - index) * step);
  return { top, bottom, ticks };
}

/** Tick text: whole numbers as such, halves with one decimal. */
export function tickText(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return decimals(rounded, Number.isInteger(rounded) ? 0 : 1).replace('-', '\u2212');
}
