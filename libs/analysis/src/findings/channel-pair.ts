import { dbFromPower, powerFromDb } from '@kindred/dsp';
import type { Finding, Tone } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { StereoFacts } from './stereo.js';

const silentDbfs = -80;
const deadDb = 40;
const sameDb = -60;
const correlationMin = -0.3;
const balanceSteps = [
  { severity: 'warning', db: 3 },
  { severity: 'note', db: 1.5 },
] as const;

/**
 * How left and right stand to one another: one dead, both the same, against each other, one louder.
 * At most one of these holds a track's attention.
 */
export function channelPairFindings(
  /** Mean square of each channel. */
  powers: readonly number[],
  /** Where the track passes the gates; what is null is not judged. */
  facts: {
    readonly stereo: Pick<StereoFacts, 'correlation' | 'balanceDb'> | null;
    readonly tone: Pick<Tone, 'whole'> | null;
  },
): readonly Finding[] {
  const [left, right] = powers.map(dbFromPower);
  if (left === undefined || right === undefined) return [];
  const [quieter, louder] = [Math.min(left, right), Math.max(left, right)];
  if (!(louder > silentDbfs)) return [];
  if (quieter < silentDbfs || louder - quieter > deadDb) {
    return [deadChannel(left < right ? 'left' : 'right', Math.max(quieter, -200))];
  }
  if (sideToMidDb(facts.tone) < sameDb) return [sameChannels()];
  const correlation = facts.stereo?.correlation?.whole ?? null;
  if (correlation !== null && correlation < correlationMin) return [againstEachOther(correlation)];
  return balance(facts.stereo?.balanceDb ?? 0);
}

/** Over all bands; plus infinity where there is no spectrum. */
function sideToMidDb(tone: Pick<Tone, 'whole'> | null): number {
  if (!tone?.whole) return Infinity;
  const [side, mid] = [tone.whole.sideDb, tone.whole.midDb].map((levelsDb) =>
    levelsDb.reduce<number>((sum, db) => sum + (db === null ? 0 : powerFromDb(db)), 0),
  );
  return dbFromPower(side! / mid!);
}

function deadChannel(channel: 'left' | 'right', levelDbfs: number): Finding {
  return findingOf({
    code: 'dead-channel',
    severity: 'error',
    value: levelDbfs,
    threshold: silentDbfs,
    unit: 'dBFS',
    places: [],
    channel,
    fixable: 'mix',
  });
}

function sameChannels(): Finding {
  return findingOf({
    code: 'false-stereo',
    severity: 'note',
    value: null,
    threshold: sameDb,
    unit: 'dB',
    places: [],
    fixable: 'none',
  });
}

function againstEachOther(correlation: number): Finding {
  return findingOf({
    code: 'polarity',
    severity: 'error',
    value: correlation,
    threshold: correlationMin,
    unit: '',
    places: [],
    fixable: 'mix',
  });
}

function balance(leftOverRightDb: number): readonly Finding[] {
  const apartDb = Math.abs(leftOverRightDb);
  const step = balanceSteps.find(({ db }) => apartDb >= db);
  if (step === undefined) return [];
  return [
    findingOf({
      code: 'balance',
      severity: step.severity,
      value: apartDb,
      threshold: step.db,
      unit: 'dB',
      places: [],
      channel: leftOverRightDb > 0 ? 'left' : 'right',
      fixable: 'mix',
    }),
  ];
}
