import { limiterHopFrames, limiterStepFrames, type LimiterLaw } from './limiter-law.js';

export const hopsPerStep = limiterStepFrames / limiterHopFrames;
const dbPerOctave = 20 * 0.3010299956639812;

/** Weights, in dB per octave, of what the steps from `reachSteps` ahead downward ask for. */
export interface Spread {
  readonly reachSteps: number;
  readonly weights: Float64Array;
}

/**
 * The look-ahead and the three averages in steps, for a peak at an unknown hop of its step: two
 * more averages over a step stand for all places it may have and all hops of the step it reaches.
 */
export function spreadOf({ boxHops, aheadHops }: LimiterLaw): Spread {
  let delays = new Float64Array([1]);
  for (const width of [...boxHops, hopsPerStep, hopsPerStep]) delays = averaged(delays, width);
  const reachSteps = Math.ceil(aheadHops / hopsPerStep);
  const earliest = reachSteps * hopsPerStep - aheadHops;
  const taps = Math.ceil((earliest + delays.length) / hopsPerStep);
  const weights = new Float64Array(taps);
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
