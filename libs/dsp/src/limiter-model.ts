import { amplitudeFromDb } from './decibels.js';
import { limiterHopFrames, limiterStepFrames, type LimiterLaw } from './limiter-law.js';
import { log2 } from './portable-maths.js';

export interface LimiterModelInput {
  readonly law: LimiterLaw;
  /** Highest oversampled magnitude over all channels, linear, one per `limiterStepFrames`. */
  readonly peaks: Float32Array;
  /** Gain between these peaks and the limiter. */
  readonly gainDb: number;
  /** The level that the limiter aims for. */
  readonly aimDbtp: number;
  /** Out: reduction averaged over each step, 0 or positive; as long as `peaks`. */
  readonly reductionDb: Float32Array;
}

const hopsPerStep = limiterStepFrames / limiterHopFrames;
const dbPerOctave = 20 * 0.3010299956639812;

/**
 * What the limiter will do to a track, from its peaks alone: the law of `designLimiter` at one
 * value per 64 frames instead of 8. Its place inside a step being unknown, each peak stands for
 * the average over all places, so that the mean reduction agrees with the limiter's own.
 */
export function modelLimiter(input: LimiterModelInput): void {
  const { law, peaks, gainDb, aimDbtp, reductionDb } = input;
  const spread = spreadOf(law);
  const scale = amplitudeFromDb(gainDb - aimDbtp);
  // Peaks behind the end are silence; the reduction they let go of reaches back into the track.
  const released = new Float64Array(peaks.length + spread.reachSteps);
  release({ law, peaks, scale, released });
  spreadOver(reductionDb, released, spread);
}

/** The law up to its averages: octaves asked for at each step. */
function release(run: {
  readonly law: LimiterLaw;
  readonly peaks: Float32Array;
  readonly scale: number;
  readonly released: Float64Array;
}): void {
  const { law, peaks, scale, released } = run;
  const { fastRemainder, slowShare } = law.step;
  // The mean of a step is the release half-way through it.
  const fastMidway = Math.sqrt(fastRemainder);
  const windowSteps = (law.aheadHops + law.holdHops + 1) / hopsPerStep;
  const longer = windowSteps - Math.floor(windowSteps);
  const window = createSlidingMaximum(Math.floor(windowSteps));
  const threshold = 1 / scale;
  const restSteps = Math.ceil(windowSteps) + 1;
  let quietSteps = restSteps;
  let highest = 0;
  let shorter = 0;
  let fast = 0;
  let slow = 0;
  for (let step = 0; step < released.length; step++) {
    const peak = step < peaks.length ? peaks[step]! : 0;
    if (peak > threshold) quietSteps = 0;
    else if (++quietSteps > restSteps && fast === 0) continue;

    const before = shorter;
    const highestNow = window.push(step, peak > threshold ? peak : 0);
    if (highestNow !== highest) {
      highest = highestNow;
      shorter = highest > 0 ? log2(highest * scale) : 0;
    }
    const held = before > shorter ? shorter + longer * (before - shorter) : shorter;
    const midway = Math.max(held, held + (fast - held) * fastMidway);
    fast = Math.max(held, held + (fast - held) * fastRemainder);
    slow += (held - slow) * slowShare;
    // Under a thousandth of a dB nothing is heard or measured: let both stages come to rest.
    if (held === 0 && fast < restOctaves && slow < restOctaves) fast = slow = 0;
    released[step] = Math.max(midway, slow * law.slowWeight);
  }
}

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

function spreadOver(out: Float32Array, released: Float64Array, spread: Spread): void {
  const { reachSteps, weights } = spread;
  let silentSteps = 0;
  for (let step = 0; step < out.length; step++) {
    const ahead = step + reachSteps;
    silentSteps = released[ahead] === 0 ? silentSteps + 1 : 0;
    let sum = 0;
    if (silentSteps < weights.length) {
      for (let i = 0; i < weights.length && i <= ahead; i++) {
        sum += weights[i]! * released[ahead - i]!;
      }
    }
    out[step] = sum;
  }
}

/** Largest of the last `length` values pushed; steps rise, and what is left out counts as 0. */
function createSlidingMaximum(length: number): { push(step: number, value: number): number } {
  let size = 2;
  while (size < length + 1) size *= 2;
  const steps = new Int32Array(size);
  const values = new Float64Array(size);
  const mask = size - 1;
  let head = 0;
  let tail = 0;
  return {
    push(step, value) {
      while (tail !== head && values[(tail - 1) & mask]! <= value) tail = (tail - 1) & mask;
      steps[tail] = step;
      values[tail] = value;
      tail = (tail + 1) & mask;
      while (steps[head]! <= step - length) head = (head + 1) & mask;
      return values[head]!;
    },
  };
}
