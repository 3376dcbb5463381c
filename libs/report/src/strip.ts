import { tickText, type Axis } from './loudness-axis.js';
import { percent, shareFromTop } from './percent.js';

/** One track of a strip. */
export interface StripColumn {
  readonly number: number;
  readonly label: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Level of its own dotted step. */
  readonly reference: number | null;
  readonly emphasised: boolean;
  /** Over a limit: drawn as broken. */
  readonly over: boolean;
  readonly failed: boolean;
}

export interface StripView {
  /** Marks are smaller from 13 tracks. */
  readonly dotRadius: string;
  readonly ringRadius: string;
  readonly ticks: readonly { readonly y: string; readonly text: string }[];
  readonly columns: readonly ColumnView[];
}

interface ColumnView {
  readonly number: number;
  readonly x: string;
  readonly left: string;
  readonly right: string;
  /** A track's share of the width. */
  readonly width: string;
  readonly label: string;
  /** When the number is printed: at any width, on wide screens only, or never. */
  readonly labelled: 'always' | 'wide' | 'never';
  readonly emphasised: boolean;
  readonly over: boolean;
  readonly failed: boolean;
  readonly reference: string;
  readonly ring: string;
  /** The value lies under the axis. */
  readonly ringUnder: boolean;
  readonly dot: string;
  readonly dotUnder: boolean;
  readonly stem: boolean;
}

/** Tracks in running order, equal steps apart: a level result is a flat row of dots. */
export function drawStrip(columns: readonly StripColumn[], axis: Axis): StripView {
  const count = columns.length;
  const dense = count >= 13;
  const y = (value: number | null) => (value === null ? '' : percent(shareFromTop(value, axis)));
  return {
    dotRadius: dense ? '3.5' : '4.5',
    ringRadius: dense ? '2.5' : '3.5',
    ticks: axis.ticks.map((value) => ({ y: y(value), text: tickText(value) })),
    columns: columns.map((column, index) => ({
      number: column.number,
      x: percent((index + 0.5) / count),
      left: percent(index / count),
      right: percent((index + 1) / count),
      width: percent(1 / count),
      label: column.label,
      labelled: labelling(columns, index),
      emphasised: column.emphasised,
      over: column.over,
      failed: column.failed,
      reference: y(column.reference),
      ring: y(column.before),
      ringUnder: (column.before ?? axis.bottom) < axis.bottom,
      dot: y(column.after),
      dotUnder: (column.after ?? axis.bottom) < axis.bottom,
      stem: isStemDrawn(column, axis),
    })),
  };
}

/** A stem shorter than the marks themselves says nothing. */
function isStemDrawn({ before, after }: StripColumn, { top, bottom }: Axis): boolean {
  if (before === null || after === null) return false;
  return Math.abs(before - after) > 0.02 * (top - bottom);
}

/** Emphasised numbers come first, and neighbours within two give way to them where it is tight. */
function labelling(columns: readonly StripColumn[], index: number): ColumnView['labelled'] {
  const count = columns.length;
  const crowded = columns.some(
    (column, other) => column.emphasised && other !== index && Math.abs(other - index) <= 2,
  );
  if (columns[index]?.emphasised)
    return crowded && count > 5 && isSecond(columns, index) ? 'wide' : 'always';
  const isEnd = index === 0 || index === count - 1;
  if (isEnd && !crowded) return 'always';
  if (count < 13) return 'wide';
  return (index + 1) % 5 === 0 && !crowded ? 'wide' : 'never';
}

/** True if an emphasised track stands within two before this one. */
function isSecond(columns: readonly StripColumn[], index: number): boolean {
  return columns.slice(Math.max(0, index - 2), index).some(({ emphasised }) => emphasised);
}
