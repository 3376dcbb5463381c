import type { PrintedNumber } from './number-text.js';

/** The numbers that a chart draws, to be opened under it. */
export interface NumbersTable {
  readonly caption: string;
  readonly heads: readonly { readonly name: string; readonly unit: string }[];
  readonly rows: readonly {
    readonly number: number;
    readonly label: string;
    readonly title: string;
    /** "mix", "master"; empty where a row is of both. */
    readonly side: string;
    readonly cells: readonly PrintedNumber[];
    /** A long row: its numbers as texts, and the one source of all of them. */
    readonly texts: readonly string[];
    readonly of: string;
  }[];
}
