import { dbFromPower } from '@kindred/dsp';
import type { Finding } from '@kindred/records';
import type { ChannelTotals } from './channel-totals.js';
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
  totals: ChannelTotals,
  /** Where it passes the gates; without it, correlation and balance are not judged. */
  stereo: Pick<StereoFacts, 'correlation' | 'balanceDb'> | null,
): readonly Finding[] {
  const [left, right] = totals.powers;
  if (left === undefined || right === undefined || totals.frames === 0) return [];
  const levels = [left, right].map((power) => dbFromPower(power / totals.frames));
  const loudest = Math.max(levels[0]!, levels[1]!);
  if (!(loudest > silentDbfs)) return [];

  const quieter = levels[0]! < levels[1]! ? 0 : 1;
  const channel = quieter === 0 ? ('left' as const) : ('right' as const);
  const apartDb = loudest - levels[quieter]!;
  if (levels[quieter]! < silentDbfs || apartDb > deadDb) {
    return [deadChannel(channel, Math.max(levels[quieter]!, -200))];
  }
  const sideOverMidDb = dbFromPower(
    totals.differencePower / Math.max(2 * (left + right) - totals.differencePower, 1e-30),
  );
  if (sideOverMidDb < sameDb) return [sameChannels()];
  const correlation = stereo?.correlation?.whole ?? null;
  if (correlation !== null && correlation < correlationMin) return [againstEachOther(correlation)];
  return balance(stereo?.balanceDb ?? 0);
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
