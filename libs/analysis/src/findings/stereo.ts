import type { Finding, Stereo, Tone } from '@kindred/records';
import { findingOf } from './finding-of.js';

export type StereoFacts = Pick<
  Stereo,
  'correlation' | 'balanceDb' | 'foldLossLu' | 'lowSideToMidDb'
>;

const monoLossSteps = [
  { severity: 'error', db: 6 },
  { severity: 'warning', db: 4 },
] as const;
const lowSideSteps = [
  { severity: 'warning', db: -6 },
  { severity: 'note', db: -10 },
] as const;

/** Less bass than this, in dB of all: how wide it is does not matter. */
const bassMinDb = -12;

/** What one loudspeaker would lose, and bass that is not in the middle. */
export function stereoFindings(
  { foldLossLu, lowSideToMidDb: lowDb }: StereoFacts,
  tone: Pick<Tone, 'whole'> | null,
): readonly Finding[] {
  const bassDb = tone?.whole?.balancesDb.bass ?? -Infinity;
  const lowSideToMidDb = bassDb < bassMinDb ? null : lowDb;
  const loss = monoLossSteps.find(({ db }) => foldLossLu !== null && foldLossLu > db);
  const wide = lowSideSteps.find(({ db }) => lowSideToMidDb !== null && lowSideToMidDb > db);
  return [
    ...(loss === undefined
      ? []
      : [
          findingOf({
            code: 'mono-loss',
            severity: loss.severity,
            value: foldLossLu,
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
            value: lowSideToMidDb,
            threshold: wide.db,
            unit: 'dB',
            places: [],
            fixable: 'mix',
          }),
        ]),
  ];
}
