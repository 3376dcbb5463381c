import type { Loudness, LoudnessBasis, Peak, PinPart, Reason, TrackPlan } from '@kindred/records';
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

export interface CorrectionQuestion {
  /** What was rendered. */
  readonly track: TrackPlan;
  /** What the file measured when it was read back. */
  readonly measured: { readonly loudness: Loudness; readonly peak: Peak };
  readonly basis: LoudnessBasis;
  /** What a person set of this track: it is left as it is. */
  readonly pinned?: ReadonlySet<PinPart>;
}

/**
 * The plan for a second render, when the first landed more than 0.05 LU from its aim or over its
 * ceiling on either meter; null when there is nothing to correct. Levels of the new expectation
 * are what the correction should make of the levels measured; the rest of it is left as forecast.
 */
export function correctPlan(question: CorrectionQuestion): { readonly track: TrackPlan } | null {
  const { track, measured } = question;
  const missedByLu = question.pinned?.has('gain') ? null : missOf(question);
  const overByDb = question.pinned?.has('limiter') ? null : overOf(question);
  const gainDb = missedByLu === null ? track.gainDb : correctedGainDb(track, missedByLu);
  if (gainDb === track.gainDb && overByDb === null) return null;

  const limiter =
    overByDb === null
      ? track.limiter
      : { ...track.limiter, aimDbtp: loweredAimDbtp(track, measured.peak, overByDb) };
  const because: Reason = {
    code: 'corrected',
    values: {
      gainFromDb: track.gainDb,
      gainToDb: gainDb,
      missedByLu: missedByLu === null ? null : toThousandths(missedByLu),
      overByDb: overByDb === null ? null : toThousandths(overByDb),
      limiterAimDbtp: limiter.aimDbtp,
    },
  };
  const { integratedLufs, loudSectionLufs } = measured.loudness;
  const liftLu = -(missedByLu ?? 0);
  const lifted = (level: number | null): number | null =>
    level === null ? null : toThousandths(level + liftLu);
  const expected = {
    ...track.expected,
    integratedLufs: lifted(integratedLufs) ?? track.expected.integratedLufs,
    loudSectionLufs: lifted(loudSectionLufs),
  };
  const kept = track.because.filter(({ code }) => code !== 'corrected');
  return { track: { ...track, gainDb, limiter, expected, because: [...kept, because] } };
}

/** How far over its aim a track landed; null: near enough, or nothing to measure. */
function missOf({ track, measured, basis }: CorrectionQuestion): number | null {
  const level = basisLevelLufs(measured.loudness, basis);
  if (level === null) return null;
  const missLu = level - track.aimLufs;
  return Math.abs(missLu) > missMaxLu ? missLu : null;
}

/** How far a peak passes the ceiling on the meter that reads it higher; null: it does not. */
function overOf({ track, measured }: CorrectionQuestion): number | null {
  const { truePeakDbtp, truePeakItuDbtp } = measured.peak;
  const highest = Math.max(truePeakDbtp ?? -Infinity, truePeakItuDbtp ?? -Infinity);
  const overDb = highest - track.limiter.ceilingDbtp;
  return overDb > 0 ? overDb : null;
}

function correctedGainDb(track: TrackPlan, missedByLu: number): number {
  const slope = Math.min(slopeMax, Math.max(slopeMin, slopeOf(track, missedByLu)));
  const stepDb = Math.max(-stepMaxDb, Math.min(stepMaxDb, -missedByLu / slope));
  return toHundredths(track.gainDb + stepDb);
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
function loweredAimDbtp({ limiter }: TrackPlan, peak: Peak, overByDb: number): number {
  const met = Math.min(limiter.aimDbtp, peak.truePeakDbtp ?? limiter.aimDbtp);
  return Math.floor((met - overByDb - peakMarginDb) * 100 + 1e-6) / 100;
}
