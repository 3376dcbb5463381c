import type { PrintedNumber } from './number-text.js';
import type { StripView } from './strip.js';

/** One of the four numbers on top, with its picture. */
export interface FigureView {
  readonly id: string;
  readonly label: string;
  /** One line at a phone's half width. */
  readonly shortLabel: string;
  /** Null where a mix has no such number. */
  readonly before: PrintedNumber | null;
  readonly after: PrintedNumber;
  readonly unit: string;
  /** What the dotted line is; empty if there is none. */
  readonly key: string;
  /** More about it, where there is room. */
  readonly keyMore: string;
  /** Sources of the numbers in the key and in the foot. */
  readonly keyOf: string;
  readonly footOf: string;
  readonly strip: StripView;
  /** Who and why, at most 84 characters. */
  readonly foot: string;
}
