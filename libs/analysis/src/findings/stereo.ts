import type { Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';

export interface StereoFacts {
  /** How much quieter the sum of both channels is, as loudness. */
  readonly monoLossDb: number | null;
  /** Side over mid below 120 Hz. */
  readonly lowSideDb: number | null;
}

const monoLossSteps = [
  { severity: 'error', db: 6 },
  { severity: 'warning', db: 4 },
] as const;
const lowSideSteps = [
  { severity: 'warning', db: -6 },
  { severity: 'note', db: -10 },
] as const;

/** What one loudspeaker would lose, and bass that is not in the middle. */
export function stereoFindings({ monoLossDb, lowSideDb }: StereoFacts): readonly Finding[] {
  const loss = monoLossSteps.find(({ db }) => monoLossDb !== null && monoLossDb > db);
  const wide = lowSideSteps.find(({ db }) => lowSideDb !== null && lowSideDb > db);
  return [
    ...(loss === undefined
      ? []
      : [
          findingOf({
            code: 'mono-loss',
            severity: loss.severity,
            value: monoLossDb,
            threshold: loss.db,
            unit: 'dB',
            places: [],
            fixable: 'mix',
          }),
        ]),
    ...(wide === undefined
      ? []
      : [
          findingOf({
            code: 'low-side',
            severity: wide.severity,
            value: lowSideDb,
            threshold: wide.db,
            unit: 'dB',
            places: [],
            fixable: 'mix',
          }),
        ]),
  ];
}
