import {
  amplitudeFromDb,
  createLoudnessGauge,
  dbFromAmplitude,
  limiterCourses,
  limiterStepFrames,
  loudBlocksLossDb,
  loudPassageLossDb,
  powerFromDb,
  type LimiterCourses,
} from '@kindred/dsp';
import { plrFloorDb, type LimiterSettings, type MeasuredTrack } from '@kindred/records';
import { assert } from './assert.js';
import { underGateLiftDb, type Forecast } from './forecast.js';
import { dbFromMillibels, millibelsUnder } from './gain-grid.js';
import { createLimiterForecast, noLimiterWork, type LimiterWork } from './limiter-work.js';

/** A track as the limiter will meet it, in memory: the numbers of a TrackEnvelope. */
export interface EnvelopeSeries {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly frames: number;
  readonly peakHopFrames: number;
  /** Highest magnitude that the limiter will find, over all channels, linear, one per hop. */
  readonly peaks: Float32Array;
  /** Sum over channels of the K-weighted mean square, one per 10 ms. */
  readonly energies: Float32Array;
}

/** One track of a match: what its mix measured, and its envelope. */
export interface LoudnessSubject {
  readonly profile: MeasuredTrack;
  readonly envelope: EnvelopeSeries;
}

/** A track on which any gain can be tried without touching audio. */
export interface TrackModel {
  readonly profile: MeasuredTrack;
  readonly limiter: LimiterSettings;
  /** The track with neither gain nor limiting. */
  readonly untouched: Forecast;
  /** The highest gain at which the limiter has nothing to do. */
  readonly unlimitedMillibels: number;
  /** It takes no further limiting: its peaks stand too near to its loudness, or it is a master. */
  readonly isFinished: boolean;
  at(gainMillibels: number): Forecast;
  /** The same music from a mix whose peaks lie so far under these. */
  withPeaksLower(byDb: number): TrackModel;
  /** All forecasts made so far, by their gain. */
  tried(): Iterable<readonly [millibels: number, forecast: Forecast]>;
}

/**
 * Models a track behind gain and limiter: its energies times the gain and, where peaks pass the
 * limiter's aim, times what the limiter lets through. Forecasts are kept, so that a search may ask
 * for the same gain again.
 * @param courses what steps the limiter's law over peaks; plain code where it is left out
 */
export function createTrackModel(
  subject: LoudnessSubject,
  limiter: LimiterSettings,
  courses: LimiterCourses = limiterCourses,
): TrackModel {
  const { profile, envelope } = subject;
  assert(envelope.peakHopFrames === limiterStepFrames, 'peaks are not at the limiter model’s pace');
  const { aimDbtp } = limiter;
  const peakDbtp = dbFromAmplitude(highestOf(envelope.peaks));
  assert(peakDbtp > -Infinity, `track ${profile.number} has no peak`);
  const limiterAt = createLimiterForecast(envelope, { aimDbtp, peakDbtp, courses });
  const segments = envelope.energies.length;
  const gauge = createLoudnessGauge(segments);
  const energies = new Float64Array(segments);
  const unlimitedMillibels = millibelsUnder(aimDbtp - peakDbtp);

  const forecast = (work: LimiterWork, truePeakDbtp: number): Forecast => {
    const measured = gauge.measureLevels(energies);
    const gatingBlocks = measured.gatingBlocks.slice();
    const { integratedLufs, loudSectionLufs, rangeLu } =
      measured.integratedLufs === null ? underTheGate() : measured;
    assert(integratedLufs !== null, `track ${profile.number} has no loudness to match`);
    return { integratedLufs, loudSectionLufs, rangeLu, truePeakDbtp, gatingBlocks, ...work };
  };
  /** As the same music has them louder: a meter would call it silent. */
  const underTheGate = (): ReturnType<typeof gauge.measureLevels> => {
    fill(energies, energies, powerFromDb(underGateLiftDb));
    const lifted = gauge.measureLevels(energies);
    const back = (level: number | null): number | null =>
      level === null ? null : level - underGateLiftDb;
    return {
      ...lifted,
      integratedLufs: back(lifted.integratedLufs),
      loudSectionLufs: back(lifted.loudSectionLufs),
    };
  };
  const unlimited = (gainDb: number): Forecast => {
    fill(energies, envelope.energies, powerFromDb(gainDb));
    return forecast(noLimiterWork, peakDbtp + gainDb);
  };
  const untouched = unlimited(0);
  const limited = (gainDb: number): Forecast => {
    const { depth, gainPowers } = limiterAt(gainDb);
    const gainPower = powerFromDb(gainDb);
    const { gatingBlocks } = untouched;
    fillLimited(energies, envelope.energies, { gainPower, gainPowers });
    const after = forecast(noLimiterWork, aimDbtp);
    const lossDb =
      gatingBlocks.length > 0
        ? loudBlocksLossDb({
            before: gatingBlocks.map((power) => power * gainPower),
            after: after.gatingBlocks,
          })
        : loudPassageLossDb({ energies: envelope.energies, gainDb, gainPowers });
    return { ...after, ...depth, loudPassageLossDb: lossDb };
  };

  const forecasts = new Map<number, Forecast>();
  return {
    profile,
    limiter,
    untouched,
    unlimitedMillibels,
    isFinished: untouched.truePeakDbtp - untouched.integratedLufs < plrFloorDb,
    at(gainMillibels) {
      const kept = forecasts.get(gainMillibels);
      if (kept !== undefined) return kept;
      const gainDb = dbFromMillibels(gainMillibels);
      const made = gainMillibels <= unlimitedMillibels ? unlimited(gainDb) : limited(gainDb);
      forecasts.set(gainMillibels, made);
      return made;
    },
    withPeaksLower(byDb) {
      const amplitude = amplitudeFromDb(-byDb);
      const peaks = envelope.peaks.map((peak) => peak * amplitude);
      return createTrackModel({ profile, envelope: { ...envelope, peaks } }, limiter, courses);
    },
    tried: () => forecasts.entries(),
  };
}

function fill(energies: Float64Array, from: Float32Array | Float64Array, gainPower: number): void {
  for (let at = 0; at < energies.length; at++) energies[at] = from[at]! * gainPower;
}

function fillLimited(
  energies: Float64Array,
  from: Float32Array,
  { gainPower, gainPowers }: { readonly gainPower: number; readonly gainPowers: Float32Array },
): void {
  for (let at = 0; at < energies.length; at++)
    energies[at] = from[at]! * gainPower * gainPowers[at]!;
}

function highestOf(peaks: Float32Array): number {
  let highest = 0;
  for (let at = 0; at < peaks.length; at++) if (peaks[at]! > highest) highest = peaks[at]!;
  return highest;
}
