import type { PrintedNumber } from './number-text.js';

/** One quantity before and after: mix, arrow, master, unit. */
export interface PairView {
  readonly label: string;
  /** What it is called where people measure; empty if it has no such name. */
  readonly term: string;
  /** Null where a mix has no such number. */
  readonly before: PrintedNumber | null;
  readonly after: PrintedNumber;
  readonly unit: string;
  /** A word after the unit, such as the track concerned; empty if none. */
  readonly remark: string;
  /** Source of a number in the remark. */
  readonly remarkOf?: string;
}
