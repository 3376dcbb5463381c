import {
  highestPeakDbtp,
  type LimiterSettings,
  type Loudness,
  type LoudnessBasis,
  type Peak,
  type PinPart,
  type Reason,
  type TrackPlan,
} from '@kindred/records';
import { basisLevelLufs } from './basis-level.js';
import { toHundredths, toThousandths } from './gain-grid.js';

/** Half of what is promised, so that a master is still inside the promise on another meter. */
const missMaxLu = 0.05;

/** A larger miss is no fault of the forecast's last decimals, and is approached in steps. */
const stepMaxDb = 3;

/** Level gained per dB of gain: never under half within any budget, and one where nothing limits. */
const slopeMin = 0.5;
const slopeMax = 1.05;

/** How far under the ceiling a corrected peak is sent, so that one correction is enough. */
const peakMarginDb = 0.01;

/** One track of a render: what was planned, and what its files measured when they were read back. */
export interface RenderedMember {
  readonly track: TrackPlan;
  readonly measured: {
    readonly loudness: Loudness;
    readonly peak: Peak;
    /** Gain that must go for the limiter of every file to keep within its budget; 0: none. */
    readonly overBudgetDb: number;
  };
}

export interface CorrectionQuestion {
  /** What was rendered as one stream, with one gain and one limiter: a track, or a run of segues. */
  readonly members: readonly RenderedMember[];
  readonly basis: LoudnessBasis;
  /** What a person set of them: it is left as it is. */
  readonly pinned?: ReadonlySet<PinPart>;
}

/**
 * The plans for a second render, when the first landed more than 0.05 LU from its aims (on average
 * over the members, which share one gain), over its ceiling on either meter, or with more limiting
 * than its budget, as peaks between samples may ask for at another rate; null when there is nothing
 * to correct. Levels of the new expectations are what the correction should make of the
 * levels measured; the rest of them is left as forecast.
 */
export function correctPlan(question: CorrectionQuestion): readonly TrackPlan[] | null {
  const { members } = question;
  const [{ track: leading }] = members as [RenderedMember];
  const missedByLu = question.pinned?.has('gain') ? null : meanMissOf(question);
  const over = question.pinned?.has('limiter') ? null : worstOverOf(members);
  const wantedDb = missedByLu === null ? leading.gainDb : correctedGainDb(members, missedByLu);
  const overBudgetDb = question.pinned?.has('gain') ? 0 : worstOverBudgetDb(members);
  const gainDb = Math.min(wantedDb, mostGainDb(leading, overBudgetDb));
  if (gainDb === leading.gainDb && over === null) return null;

  const limiter = over === null ? leading.limiter : loweredLimiter(over);
  const because: Reason = {
    code: 'corrected',
    values: {
      gainFromDb: leading.gainDb,
      gainToDb: gainDb,
      missedByLu: missedByLu === null ? null : toThousandths(missedByLu),
      overByDb: over === null ? null : toThousandths(over.overDb),
      ...(overBudgetDb > 0 ? { overBudgetDb: toThousandths(overBudgetDb) } : {}),
      limiterAimDbtp: limiter.aimDbtp,
    },
  };
  // What limited too much is sent lower than its aim, and says so.
  const liftLu = gainDb < wantedDb ? gainDb - leading.gainDb : -(missedByLu ?? 0);
  const lifted = (level: number | null): number | null =>
    level === null ? null : toThousandths(level + liftLu);
  return members.map(({ track, measured }) => {
    const { integratedLufs, loudSectionLufs } = measured.loudness;
    const expected = {
      ...track.expected,
      integratedLufs: lifted(integratedLufs) ?? track.expected.integratedLufs,
      loudSectionLufs: lifted(loudSectionLufs),
    };
    const kept = track.because.filter(({ code }) => code !== 'corrected');
    return { ...track, gainDb, limiter, expected, because: [...kept, because] };
  });
}

function worstOverBudgetDb(members: readonly RenderedMember[]): number {
  return Math.max(...members.map(({ measured }) => measured.overBudgetDb));
}

/** What came down for its budget does not go up again. */
function mostGainDb({ gainDb, because }: TrackPlan, overBudgetDb: number): number {
  if (overBudgetDb > 0)
    return Math.floor((gainDb - overBudgetDb - peakMarginDb) * 100 + 1e-6) / 100;
  const before = because.find((reason) => reason.code === 'corrected')?.values;
  return before?.overBudgetDb === undefined ? Infinity : gainDb;
}

/** How far over their aims the members landed; null: near enough, or nothing to measure. */
function meanMissOf({ members, basis }: CorrectionQuestion): number | null {
  const misses = members.flatMap(({ track, measured }) => {
    const level = basisLevelLufs(measured.loudness, basis);
    return level === null ? [] : [level - track.aimLufs];
  });
  if (misses.length === 0) return null;
  const missLu = meanOf(misses);
  return Math.abs(missLu) > missMaxLu ? missLu : null;
}

/** A member that passes its ceiling, and by how much. */
interface Over extends RenderedMember {
  readonly overDb: number;
}

/** The member that passes its ceiling furthest, on the meter that reads it higher; null: none does. */
function worstOverOf(members: readonly RenderedMember[]): Over | null {
  const over = members
    .map((member) => {
      const { ceilingDbtp } = member.track.limiter;
      return { ...member, overDb: highestPeakDbtp(member.measured.peak) - ceilingDbtp };
    })
    .reduce((worst, each) => (each.overDb > worst.overDb ? each : worst));
  return over.overDb > 0 ? over : null;
}

function correctedGainDb(members: readonly RenderedMember[], missedByLu: number): number {
  const slopes = members.map(({ track }) => slopeOf(track, missedByLu));
  const slope = Math.min(slopeMax, Math.max(slopeMin, meanOf(slopes)));
  const stepDb = Math.max(-stepMaxDb, Math.min(stepMaxDb, -missedByLu / slope));
  return toHundredths(members[0]!.track.gainDb + stepDb);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Level gained per dB of gain: between this render and the one before, where there was one. Else
 * from the forecast: a limiter's loss grows from nothing, where the highest peak meets the aim,
 * about as the square of the reduction there, so one dB more loses twice the loss so far over the
 * reduction so far.
 */
function slopeOf({ because, expected }: TrackPlan, missedByLu: number): number {
  const before = because.find((reason) => reason.code === 'corrected')?.values;
  if (before && before.missedByLu !== null && before.gainToDb !== before.gainFromDb) {
    return (missedByLu - before.missedByLu) / (before.gainToDb - before.gainFromDb);
  }
  const { reductionMaxDb, loudPassageLossDb } = expected;
  return reductionMaxDb === 0 ? 1 : 1 - (2 * loudPassageLossDb) / reductionMaxDb;
}

/**
 * A limiter that was never asked for its aim, since the peak lay under it, must be brought down
 * from that peak, not from its aim: the ITU meter may read 0.2 dB over a peak that is exact.
 */
function loweredLimiter({ track: { limiter }, measured, overDb }: Over): LimiterSettings {
  const met = Math.min(limiter.aimDbtp, measured.peak.truePeakDbtp ?? limiter.aimDbtp);
  const aimDbtp = Math.floor((met - overDb - peakMarginDb) * 100 + 1e-6) / 100;
  return { ...limiter, aimDbtp };
}
