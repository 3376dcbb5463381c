import { log10 } from '@kindred/dsp';
import { area, line } from 'd3-shape';
import { tickText } from './loudness-axis.js';
import { percent } from './percent.js';
import { createRelativePath } from './relative-path.js';
import { gridSize } from './series-path.js';

/** Frequency on a logarithmic axis from 20 Hz to 20 kHz. */
const lowestHz = 20;
const decades = 3;

export interface ToneTick {
  readonly x: string;
  readonly text: string;
  /** Left out where there is little room. */
  readonly minor: boolean;
}

/** Where a frequency lies, 0 to 1. */
export function shareOfHz(frequencyHz: number): number {
  return Math.min(1, Math.max(0, log10(frequencyHz / lowestHz) / decades));
}

export const toneTicks: readonly ToneTick[] = [
  [20, '20', true],
  [50, '50', true],
  [100, '100', false],
  [200, '200', true],
  [500, '500', false],
  [1000, '1k', false],
  [2000, '2k', true],
  [5000, '5k', false],
  [10_000, '10k', false],
  [20_000, '20k', true],
].map(([hz, text, minor]) => ({
  x: percent(shareOfHz(hz as number)),
  text: text as string,
  minor: minor as boolean,
}));

/** A symmetrical axis of dB with its ticks. */
export interface DecibelAxis {
  readonly mostDb: number;
  readonly ticks: readonly { readonly y: string; readonly text: string }[];
}

export function decibelAxis(mostDb: number, tickDb = mostDb / 2): DecibelAxis {
  return {
    mostDb,
    ticks: [tickDb, 0, -tickDb].map((value) => ({
      y: percent(shareOfDb(value, mostDb)),
      text: value > 0 ? `+${tickText(value)}` : tickText(value),
    })),
  };
}

/** Where a value lies from the top, 0 to 1; values beyond the axis lie on its ends. */
export function shareOfDb(valueDb: number, mostDb: number): number {
  return Math.min(1, Math.max(0, (mostDb - valueDb) / (2 * mostDb)));
}

/** Values along frequencies; null where there is none. */
export interface Curve {
  readonly frequenciesHz: readonly number[];
  readonly valuesDb: readonly (number | null)[];
}

interface Point {
  readonly x: number;
  readonly y: number | null;
}

// d3 is typed for a whole canvas; it calls only what a RelativePath has.

/** A line that stops where there is no value. */
export function tonePath(curve: Curve, mostDb: number): string {
  const path = createRelativePath();
  line<Point>(
    ({ x }) => x,
    ({ y }) => y ?? 0,
  )
    .defined(({ y }) => y !== null)
    .context(path as never)(pointsOf(curve, mostDb));
  return path.text();
}

/** The area between the curve and zero. */
export function toneArea(curve: Curve, mostDb: number): string {
  const path = createRelativePath();
  area<Point>(
    ({ x }) => x,
    () => gridSize / 2,
    ({ y }) => y ?? gridSize / 2,
  ).context(path as never)(pointsOf(curve, mostDb));
  return path.text();
}

/** The band that lies as far above zero as below it. */
export function corridorPath(curve: Curve, mostDb: number): string {
  const above = pointsOf(curve, mostDb);
  const path = createRelativePath();
  area<Point>(
    ({ x }) => x,
    ({ y }) => gridSize - (y ?? gridSize / 2),
    ({ y }) => y ?? gridSize / 2,
  ).context(path as never)(above);
  return path.text();
}

function pointsOf({ frequenciesHz, valuesDb }: Curve, mostDb: number): readonly Point[] {
  return frequenciesHz.map((frequencyHz, index) => {
    const value = valuesDb[index] ?? null;
    return {
      x: shareOfHz(frequencyHz) * gridSize,
      y: value === null ? null : shareOfDb(value, mostDb) * gridSize,
    };
  });
}
