import { log10 } from '@kindred/dsp';
import { tickText } from './loudness-axis.js';
import { percent } from './percent.js';

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

/** An axis of dB with its ticks. */
export interface DecibelAxis {
  readonly topDb: number;
  readonly bottomDb: number;
  readonly ticks: readonly {
    readonly y: string;
    readonly text: string;
    /** The line that everything is measured from. */
    readonly isZero: boolean;
  }[];
}

/** A symmetrical axis of differences, with ticks at zero and as far on both sides. */
export function decibelAxis(mostDb: number, ticksDb = [mostDb / 2]): DecibelAxis {
  const ends = { topDb: mostDb, bottomDb: -mostDb };
  return {
    ...ends,
    ticks: [...ticksDb.toReversed(), 0, ...ticksDb.map((value) => -value)].map((value) => ({
      y: percent(shareOfDb(value, ends)),
      text: value > 0 ? `+${tickText(value)}` : tickText(value),
      isZero: value === 0,
    })),
  };
}

/** The axis of tone against the family: 6 dB each way, or twice that where a curve needs it. */
export function deviationAxis(furthestDb: number): DecibelAxis {
  const mostDb = furthestDb > usualDb ? 2 * usualDb : usualDb;
  return decibelAxis(mostDb, [mostDb / 2, mostDb]);
}

const usualDb = 6;

/** An axis of levels under full scale, 60 dB of them. */
export const spectrumAxis: DecibelAxis = {
  topDb: 0,
  bottomDb: -60,
  ticks: [0, -15, -30, -45, -60].map((value) => ({
    y: percent(shareOfDb(value, { topDb: 0, bottomDb: -60 })),
    text: tickText(value),
    isZero: false,
  })),
};

/** Where a value lies from the top, 0 to 1; values beyond the axis lie on its ends. */
export function shareOfDb(
  valueDb: number,
  { topDb, bottomDb }: Pick<DecibelAxis, 'topDb' | 'bottomDb'>,
): number {
  return Math.min(1, Math.max(0, (topDb - valueDb) / (topDb - bottomDb)));
}
