import { createLoudnessGauge, dbFromAmplitude, limiterStepFrames, powerFromDb } from '@kindred/dsp';
import type { LimiterSettings, MeasuredTrack } from '@kindred/records';
import { assert } from './assert.js';
import type { Forecast } from './forecast.js';
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
  /** The track with neither gain nor limiting. */
  readonly untouched: Forecast;
  /** The highest gain at which the limiter has nothing to do. */
  readonly unlimitedMillibels: number;
  at(gainMillibels: number): Forecast;
  /** All forecasts made so far, by their gain. */
  tried(): Iterable<readonly [millibels: number, forecast: Forecast]>;
}

/**
 * Models a track behind gain and limiter: its energies times the gain and, where peaks pass the
 * limiter's aim, times what the limiter lets through. Forecasts are kept, so that a search may ask
 * for the same gain again.
 */
export function createTrackModel(subject: LoudnessSubject, limiter: LimiterSettings): TrackModel {
  const { profile, envelope } = subject;
  assert(envelope.peakHopFrames === limiterStepFrames, 'peaks are not at the limiter model’s pace');
  const { aimDbtp } = limiter;
  const peakDbtp = dbFromAmplitude(envelope.peaks.reduce(higher, 0));
  assert(peakDbtp > -Infinity, `track ${profile.number} has no peak`);
  const limiterAt = createLimiterForecast(envelope, { aimDbtp, peakDbtp });
  const gauge = createLoudnessGauge(envelope.energies.length);
  const energies = new Float64Array(envelope.energies.length);
  const unlimitedMillibels = millibelsUnder(aimDbtp - peakDbtp);

  const fillWithoutLimiter = (gainDb: number): LimiterWork => {
    const gainPower = powerFromDb(gainDb);
    envelope.energies.forEach((energy, at) => (energies[at] = energy * gainPower));
    return noLimiterWork;
  };
  const fill = (gainMillibels: number): LimiterWork => {
    const gainDb = dbFromMillibels(gainMillibels);
    fillWithoutLimiter(gainDb);
    if (gainMillibels <= unlimitedMillibels) return noLimiterWork;
    const { work, gainPowers } = limiterAt(gainDb);
    gainPowers.forEach((passing, at) => (energies[at] = energies[at]! * passing));
    return work;
  };
  const forecast = (work: LimiterWork, truePeakDbtp: number): Forecast => {
    const { integratedLufs, loudSectionLufs, rangeLu } = gauge.measure(energies);
    assert(integratedLufs !== null, `track ${profile.number} has no loudness to match`);
    const gatingBlocks = gauge.gatingBlocks(energies).slice();
    return { integratedLufs, loudSectionLufs, rangeLu, truePeakDbtp, gatingBlocks, ...work };
  };

  const forecasts = new Map<number, Forecast>();
  return {
    profile,
    untouched: forecast(fillWithoutLimiter(0), peakDbtp),
    unlimitedMillibels,
    at(gainMillibels) {
      const kept = forecasts.get(gainMillibels);
      if (kept !== undefined) return kept;
      const truePeakDbtp = Math.min(aimDbtp, peakDbtp + dbFromMillibels(gainMillibels));
      const made = forecast(fill(gainMillibels), truePeakDbtp);
      forecasts.set(gainMillibels, made);
      return made;
    },
    tried: () => forecasts.entries(),
  };
}

function higher(a: number, b: number): number {
  return Math.max(a, b);
}
