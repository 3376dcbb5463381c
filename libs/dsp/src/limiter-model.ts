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
export function modelLimiter({
  law,
  peaks,
  gainDb,
  aimDbtp,
  reductionDb,
}: LimiterModelInput): void {
  const spread = spreadOf(law);
  const windowSteps = (law.aheadHops + law.holdHops + 1) / hopsPerStep;
  const maximum = createSlidingMaximum(Math.floor(windowSteps));
  const longer = windowSteps - Math.floor(windowSteps);
  const { fastRemainder, slowShare } = law.step;
  // The mean of a step is the release half-way through it.
  const fastMidway = Math.sqrt(fastRemainder);
  const scale = amplitudeFromDb(gainDb - aimDbtp);
  const threshold = 1 / scale;
  reductionDb.fill(0);

  const quietAfter = Math.ceil(windowSteps) + 1;
  let quietSteps = quietAfter;
  let heldBefore = 0;
  let fast = 0;
  let slow = 0;
  // Peaks behind the end are silence; the reduction they let go of reaches back into the track.
  const last = peaks.length + spread.reachSteps;
  for (let step = 0; step < last; step++) {
    const peak = step < peaks.length ? peaks[step]! : 0;
    if (peak > threshold) quietSteps = 0;
    else if (++quietSteps > quietAfter && fast === 0) continue;

    const shorter = maximum.push(step, peak > threshold ? log2(peak * scale) : 0);
    const held = heldBefore > shorter ? shorter + longer * (heldBefore - shorter) : shorter;
    heldBefore = shorter;
    const midway = Math.max(held, held + (fast - held) * fastMidway);
    fast = Math.max(held, held + (fast - held) * fastRemainder);
    slow += (held - slow) * slowShare;
    // Under a thousandth of a dB nothing is heard or measured: let both stages come to rest.
    if (held === 0 && fast < 0.0002 && slow < 0.0002) fast = slow = 0;
    spreadStep(reductionDb, spread, step, Math.max(midway, slow * law.slowWeight));
  }
}

/** Weights of the reduction asked for at one step in the steps `reachSteps` before it and after. */
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
  const steps = Math.ceil((earliest + delays.length) / hopsPerStep);
  const weights = new Float64Array(steps);
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

function spreadStep(out: Float32Array, spread: Spread, step: number, octaves: number): void {
  const { weights, reachSteps } = spread;
  for (let i = 0; i < weights.length; i++) {
    const at = step - reachSteps + i;
    if (at >= 0 && at < out.length) out[at] = out[at]! + weights[i]! * octaves;
  }
}

/** Largest of the last `length` values pushed; indices rise, and what is left out counts as 0. */
function createSlidingMaximum(length: number): { push(index: number, value: number): number } {
  let size = 2;
  while (size < length + 1) size *= 2;
  const indices = new Int32Array(size);
  const values = new Float64Array(size);
  const mask = size - 1;
  let head = 0;
  let tail = 0;
  return {
    push(index, value) {
      while (tail !== head && values[(tail - 1) & mask]! <= value) tail = (tail - 1) & mask;
      indices[tail] = index;
      values[tail] = value;
      tail = (tail + 1) & mask;
      while (indices[head]! <= index - length) head = (head + 1) & mask;
      return values[head]!;
    },
  };
}
