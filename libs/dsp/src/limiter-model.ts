import { amplitudeFromDb } from './decibels.js';
import type { LimiterLaw } from './limiter-law.js';
import { hopsPerStep, spreadOf, tapsInVariables, type Spread } from './limiter-spread.js';
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
  const spread = spreadOf(law);
  const reductionDb = new Float32Array(peaks.length);
  let windowOctaves: Float64Array | null = null;
  return (setting) => {
    windowOctaves ??= highestInWindow(peaks, windowsOf({ law, peaks }));
    reduce({ law, windowOctaves, scaleOctaves: scaleOctavesOf(setting), spread, reductionDb });
    return reductionDb;
  };
}

/** How far the gain lifts peaks over the aim. */
export function scaleOctavesOf({ gainDb, aimDbtp }: LimiterModelSetting): number {
  return log2(amplitudeFromDb(gainDb - aimDbtp));
}

/** The steps over which a peak is held, whole ones, and all that reach into the track or lie in it. */
export function windowsOf({ law, peaks }: LimiterModelInput): {
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
  const octaves = new Float64Array(count);
  let [highest, highestAt, latest] = [0, 0, -Infinity];
  for (let step = 0; step < count; step++) {
    const peak = step < peaks.length ? peaks[step]! : 0;
    const before = highest;
    if (peak >= highest) {
      highest = peak;
      highestAt = step;
    } else if (step - highestAt >= windowSteps) {
      // The highest has left the window: the highest of those that are still in it.
      highest = 0;
      for (let at = step - windowSteps + 1; at <= step && at < peaks.length; at++) {
        if (peaks[at]! < highest) continue;
        highest = peaks[at]!;
        highestAt = at;
      }
    }
    if (highest !== before) latest = highest > 0 ? log2(highest) : -Infinity;
    octaves[step] = latest;
  }
  return octaves;
}

/**
 * One pass over the steps, which are many: the octaves that the law asks for at each, and their
 * averages as soon as the last step that they reach is known. The latest eight stand in variables,
 * and hardly anything branches: on music every branch is a guess.
 */
function reduce(run: {
  readonly law: LimiterLaw;
  /** Of each step, and of those that reach back into the track from behind its end. */
  readonly windowOctaves: Float64Array;
  readonly scaleOctaves: number;
  readonly spread: Spread;
  readonly reductionDb: Float32Array;
}): void {
  const { law, windowOctaves, scaleOctaves, spread, reductionDb } = run;
  const { reachSteps, weights } = spread;
  const taps = weights.length;
  const { longer, fastMidway, fastRemainder, slowShare, slowWeight } = lawOfSteps(law);
  const w0 = weights[0]!;
  const w1 = weights[1]!;
  const w2 = weights[2]!;
  const w3 = weights[3]!;
  const w4 = weights[4]!;
  const w5 = weights[5]!;
  const w6 = weights[6]!;
  const w7 = weights[7]!;
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  let a4 = 0;
  let a5 = 0;
  let a6 = 0;
  let a7 = 0;
  /** Octaves asked for at earlier steps, each at its number modulo the ring's size. */
  const ring = new Float64Array(ringSize(taps));
  const mask = ring.length - 1;
  let shorter = 0;
  let fast = 0;
  let slow = 0;
  const count = windowOctaves.length;
  for (let step = 0; step < count; step++) {
    const before = shorter;
    const octaves = windowOctaves[step]! + scaleOctaves;
    shorter = octaves > 0 ? octaves : 0;
    const held = before > shorter ? shorter + longer * (before - shorter) : shorter;
    const over = fast > held ? fast - held : 0;
    const midway = held + over * fastMidway;
    fast = held + over * fastRemainder;
    slow += (held - slow) * slowShare;
    const weighed = slow * slowWeight;
    const a0 = midway > weighed ? midway : weighed;
    if (held === 0 && fast < restOctaves && slow < restOctaves) fast = slow = 0;
    let sum = w0 * a0 + w1 * a1 + w2 * a2 + w3 * a3 + w4 * a4 + w5 * a5 + w6 * a6 + w7 * a7;
    if (taps > tapsInVariables) {
      // High rates have more steps in the same time.
      ring[step & mask] = a0;
      for (let i = tapsInVariables; i < taps; i++) sum += weights[i]! * ring[(step - i) & mask]!;
    }
    a7 = a6;
    a6 = a5;
    a5 = a4;
    a4 = a3;
    a3 = a2;
    a2 = a1;
    a1 = a0;
    if (step >= reachSteps) reductionDb[step - reachSteps] = sum;
  }
}

function ringSize(least: number): number {
  let size = 2;
  while (size < least) size *= 2;
  return size;
}

/** Under a thousandth of a dB nothing is heard or measured: both stages come to rest. */
export const restOctaves = 0.0002;
