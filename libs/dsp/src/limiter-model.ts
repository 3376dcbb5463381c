import { amplitudeFromDb } from './decibels.js';
import { limiterHopFrames, limiterStepFrames, type LimiterLaw } from './limiter-law.js';
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

const hopsPerStep = limiterStepFrames / limiterHopFrames;
const dbPerOctave = 20 * 0.3010299956639812;

/**
 * What the limiter will do to a track, from its peaks alone: the law of `designLimiter` at one
 * value per 64 frames instead of 8. Its place inside a step being unknown, each peak stands for
 * the average over all places, so that the mean reduction agrees with the limiter's own. One model
 * tries any number of gains in the same memory.
 */
export function createLimiterModel({ law, peaks }: LimiterModelInput): LimiterModel {
  const spread = spreadOf(law);
  const reductionDb = new Float32Array(peaks.length);
  return ({ gainDb, aimDbtp }) => {
    reduce({ law, peaks, scale: amplitudeFromDb(gainDb - aimDbtp), spread, reductionDb });
    return reductionDb;
  };
}

/**
 * One pass over the peaks, which are many: the octaves that the law asks for at each step, and
 * their averages as soon as the last step that they reach is known. Averages of what falls by the
 * same share at every step fall by it, too.
 */
function reduce(run: {
  readonly law: LimiterLaw;
  readonly peaks: Float32Array;
  readonly scale: number;
  readonly spread: Spread;
  readonly reductionDb: Float32Array;
}): void {
  const { law, peaks, scale, spread, reductionDb } = run;
  const { reachSteps, weights } = spread;
  const taps = weights.length;
  const { slowWeight } = law;
  const { fastRemainder, slowShare } = law.step;
  // The mean of a step is the release half-way through it.
  const fastMidway = Math.sqrt(fastRemainder);
  const windowSteps = (law.aheadHops + law.holdHops + 1) / hopsPerStep;
  const length = Math.floor(windowSteps);
  const longer = windowSteps - length;
  const threshold = 1 / scale;
  const restSteps = Math.ceil(windowSteps) + 1;
  const steps = peaks.length;
  let [quietSteps, highest, highestAt, shorter, fast, slow] = [restSteps, 0, 0, 0, 0, 0];
  /** Octaves asked for at the latest steps, each at its number modulo the ring's size. */
  const ring = new Float64Array(ringSize(taps));
  const mask = ring.length - 1;
  let [fall, alike, silentSteps, sum] = [fallsNot, 0, 0, 0];
  // Peaks behind the end are silence; the reduction they let go of reaches back into the track.
  for (let step = 0; step < steps + reachSteps; step++) {
    const peak = step < steps ? peaks[step]! : 0;
    let asked = 0;
    let kind = fallsNot;
    quietSteps = peak > threshold ? 0 : quietSteps + 1;
    if (quietSteps > restSteps) {
      // Nothing is held: both stages only give back what they have.
      const byFast = fast * fastMidway;
      const bySlow = slow * slowWeight * (1 - slowShare);
      asked = Math.max(byFast, bySlow);
      kind = byFast > bySlow ? fallsFast : fallsSlow;
      fast *= fastRemainder;
      slow -= slow * slowShare;
      if (fast < restOctaves && slow < restOctaves) fast = slow = 0;
    } else {
      const before = shorter;
      const highestBefore = highest;
      if (peak >= highest && peak > threshold) {
        highest = peak;
        highestAt = step;
      } else if (step - highestAt >= length) {
        // The highest has left the window: the highest of those that are still in it.
        highest = 0;
        for (let at = Math.max(0, step - length + 1); at <= step && at < steps; at++) {
          if (peaks[at]! > threshold && peaks[at]! >= highest) {
            highest = peaks[at]!;
            highestAt = at;
          }
        }
      }
      if (highest !== highestBefore) shorter = highest > 0 ? log2(highest * scale) : 0;
      const held = before > shorter ? shorter + longer * (before - shorter) : shorter;
      const midway = Math.max(held, held + (fast - held) * fastMidway);
      fast = Math.max(held, held + (fast - held) * fastRemainder);
      slow += (held - slow) * slowShare;
      // Under a thousandth of a dB nothing is heard or measured: let both stages come to rest.
      if (held === 0 && fast < restOctaves && slow < restOctaves) fast = slow = 0;
      asked = Math.max(midway, slow * slowWeight);
    }
    ring[step & mask] = asked;
    silentSteps = asked === 0 ? silentSteps + 1 : 0;
    alike = kind === fall ? alike + 1 : 0;
    fall = kind;
    if (step < reachSteps) continue;
    if (silentSteps >= taps) sum = 0;
    else if (kind !== fallsNot && alike > taps && silentSteps === 0) {
      sum *= kind === fallsFast ? fastRemainder : 1 - slowShare;
    } else {
      sum = 0;
      for (let i = 0; i < taps; i++) sum += weights[i]! * ring[(step - i) & mask]!;
    }
    reductionDb[step - reachSteps] = sum;
  }
}

function ringSize(least: number): number {
  let size = 2;
  while (size < least) size *= 2;
  return size;
}

/** What is asked for at a step is that of the step before times what a stage keeps, or it is not. */
const fallsNot = 0;
const fallsFast = 1;
const fallsSlow = 2;

const restOctaves = 0.0002;

/** Weights, in dB per octave, of what the steps from `reachSteps` ahead downward ask for. */
interface Spread {
  readonly reachSteps: number;
  readonly weights: Float64Array;
}

/**
 * The look-ahead and the three averages in steps, for a peak at an unknown hop of its step: two
 * more averages over a step stand for all places it may have and all hops of the step it reaches.
 */
function spreadOf({ boxHops, aheadHops }: LimiterLaw): Spread {
  let delays = new Float64Array([1]);
  for (const width of [...boxHops, hopsPerStep, hopsPerStep]) delays = averaged(delays, width);
  const reachSteps = Math.ceil(aheadHops / hopsPerStep);
  const earliest = reachSteps * hopsPerStep - aheadHops;
  const weights = new Float64Array(Math.ceil((earliest + delays.length) / hopsPerStep));
  delays.forEach((share, delay) => {
    const at = Math.floor((earliest + delay) / hopsPerStep);
    weights[at] = weights[at]! + share * dbPerOctave;
  });
  return { reachSteps, weights };
}

function averaged(shares: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(shares.length + width - 1);
  shares.forEach((share, at) => {
    for (let i = 0; i < width; i++) wider[at + i] = wider[at + i]! + share / width;
  });
  return wider;
}
