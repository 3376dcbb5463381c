import type { IntentAmount } from '@kindred/records';

/** What an amount is worth. */
export interface AmountScale {
  /** As people say it. */
  readonly said: string;
  /** Of the moves of a word. */
  readonly factor: number;
  /** Of "louder" and "quieter". */
  readonly levelLu: number;
}

export const amountScales: Readonly<Record<IntentAmount, AmountScale>> = {
  touch: { said: 'a touch', factor: 1 / 2, levelLu: 0.5 },
  bit: { said: 'a bit', factor: 2 / 3, levelLu: 1 },
  plain: { said: '', factor: 1, levelLu: 1.5 },
  much: { said: 'much', factor: 4 / 3, levelLu: 3 },
};

/** What "wider" and "narrower" do to the side level, before the amount. */
export const widthStepDb = 1.5;

/** Smaller moves are not heard, and are left out. */
export const moveMinDb = 0.3;

/** In hundredths, halves away from zero: what is shown, written and rendered are one number. */
export function hundredths(value: number): number {
  return (Math.sign(value) * Math.round(Math.abs(value) * 100)) / 100 + 0;
}
