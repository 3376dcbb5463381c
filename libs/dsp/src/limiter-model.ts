import { amplitudeFromDb } from './decibels.js';
import type { LimiterLaw } from './limiter-law.js';
import { hopsPerStep, spreadOf } from './limiter-spread.js';
import { log2 } from './portable-maths.js';

export interface LimiterModelInput {
  readonly law: LimiterLaw;
  /** Highest oversampled magnitude over all channels, linear, one per `limiterStepFrames`. */
  readonly peaks: Float32Array;
}

export interface LimiterModelSetting {
  /** Gain between these peaks and the limiter. */
  readonly gainDb: number;
  /** The level that the limiter aims for. */
  readonly aimDbtp: number;
}

/**
 * The reduction averaged over each step, in dB, 0 or positive, as many as there are peaks; valid
 * until the next call.
 */
export type LimiterModel = (setting: LimiterModelSetting) => Float32Array;

/**
 * What the limiter will do to a track, from its peaks alone: the law of `designLimiter` at one
 * value per 64 frames instead of 8. Its place inside a step being unknown, each peak stands for
 * the average over all places, so that the mean reduction agrees with the limiter's own. One model
 * tries any number of gains in the same memory.
 */
export function createLimiterModel({ law, peaks }: LimiterModelInput): LimiterModel {
  const { reachSteps, weights } = spreadOf(law);
  const reductionDb = new Float32Array(peaks.length);
  const windowOctaves = highestInWindow(peaks, peakWindowsOf({ law, peaks }));
  return (setting) => {
    const released = releasedOver(windowOctaves, { law, scaleOctaves: scaleOctavesOf(setting) });
    for (let step = 0; step < reductionDb.length; step++) {
      const last = step + reachSteps;
      let sum = 0;
      for (let tap = 0; tap < weights.length && tap <= last; tap++) {
        sum += weights[tap]! * released[last - tap]!;
      }
      reductionDb[step] = sum;
    }
    return reductionDb;
  };
}

/** How far the gain lifts peaks over the aim. */
export function scaleOctavesOf({ gainDb, aimDbtp }: LimiterModelSetting): number {
  return log2(amplitudeFromDb(gainDb - aimDbtp));
}

/** The steps over which a peak is held, whole ones, and all that reach into the track or lie in it. */
export function peakWindowsOf({ law, peaks }: LimiterModelInput): {
  readonly windowSteps: number;
  readonly count: number;
} {
  return {
    windowSteps: Math.floor(windowStepsOf(law)),
    count: peaks.length + spreadOf(law).reachSteps,
  };
}

/** The law at the pace of steps. */
export function lawOfSteps(law: LimiterLaw): {
  /** How much of a step the window reaches into one more. */
  readonly longer: number;
  /** What is left of the fast stage after half a step, and after a whole one. */
  readonly fastMidway: number;
  readonly fastRemainder: number;
  readonly slowShare: number;
  readonly slowWeight: number;
} {
  const { fastRemainder, slowShare } = law.step;
  const windowSteps = windowStepsOf(law);
  return {
    longer: windowSteps - Math.floor(windowSteps),
    // The mean of a step is the release half-way through it.
    fastMidway: Math.sqrt(fastRemainder),
    fastRemainder,
    slowShare,
    slowWeight: law.slowWeight,
  };
}

/** Steps over which a peak is held, from the first that looks ahead to it. */
function windowStepsOf({ aheadHops, holdHops }: LimiterLaw): number {
  return (aheadHops + holdHops + 1) / hopsPerStep;
}

/**
 * Octaves over full scale of the highest peak of the last `windowSteps`; silence is infinitely low.
 * More gain raises them all alike, so that they are found once for any number of gains.
 * @param count how many steps; those behind the peaks are silent
 */
function highestInWindow(
  peaks: Float32Array,
  { windowSteps, count }: { readonly windowSteps: number; readonly count: number },
): Float64Array {
  return new Float64Array(count).map((_, step) => {
    let highest = 0;
    for (let at = Math.max(0, step - windowSteps + 1); at <= step && at < peaks.length; at++) {
      if (peaks[at]! > highest) highest = peaks[at]!;
    }
    return highest > 0 ? log2(highest) : -Infinity;
  });
}

/** Octaves that the law asks for at each step of windows, once their octaves are lifted by a gain. */
function releasedOver(
  windowOctaves: Float64Array,
  { law, scaleOctaves }: { readonly law: LimiterLaw; readonly scaleOctaves: number },
): Float64Array {
  const { longer, fastMidway, fastRemainder, slowShare, slowWeight } = lawOfSteps(law);
  let [asked, fast, slow] = [0, 0, 0];
  return windowOctaves.map((octaves) => {
    const before = asked;
    asked = Math.max(0, octaves + scaleOctaves);
    const held = asked + longer * Math.max(0, before - asked);
    const over = Math.max(0, fast - held);
    const midway = held + over * fastMidway;
    fast = held + over * fastRemainder;
    slow += (held - slow) * slowShare;
    const released = Math.max(midway, slow * slowWeight);
    if (held === 0 && fast < restOctaves && slow < restOctaves) fast = slow = 0;
    return released;
  });
}

/** Under a thousandth of a dB nothing is heard or measured: both stages come to rest. */
export const restOctaves = 0.0002;
