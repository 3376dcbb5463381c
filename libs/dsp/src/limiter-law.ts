import { exp } from './portable-maths.js';

/** Frames between two values of the limiter's gain; it moves in a straight line between them. */
export const limiterHopFrames = 8;

/** Frames behind each peak that `createLimiterModel` steps over. */
export const limiterStepFrames = 64;

/** How far the limiter aims under the ceiling, for what an 8× grid of 64 taps can't see. */
export const limiterMarginDb = 0.1;

/** How fast reduction is given back, for a pace of one value every so many frames. */
export interface LimiterRelease {
  /** What is left, after one value, of the distance from the fast stage to the held reduction. */
  readonly fastRemainder: number;
  /** Share of its distance to the held reduction that the slow stage covers in one value. */
  readonly slowShare: number;
}

/** Reduction is counted in whole units, this many to an octave (6.02 dB) of gain. */
export const limiterUnitsPerOctave = 1048576;

/**
 * How the limiter turns required reduction into reduction. In the order of the signal, with all
 * reductions positive, in units of `limiterUnitsPerOctave`:
 *
 *     held[j] = max of required over j − holdHops … j + aheadHops
 *     fast[j] = max(held[j], ⌊held[j] + (fast[j−1] − held[j]) · fastRemainder⌋)
 *     slow[j] = ⌊slow[j−1] + (held[j] − slow[j−1]) · slowShare⌋
 *     released[j] = max(fast[j], ⌊slowWeight · slow[j]⌋)
 *     reduction = three moving averages of released, of boxHops values each
 *
 * `required` is rounded up to whole units. From there on all is whole, so that sums are exact
 * however they are grouped; rounding down brings both stages to rest at 0 and never takes
 * `released` under `held`.
 *
 * No reduction lies under what is required: `released` never lies under `held`; the averages at
 * value c are means of released[c − S] … released[c] with S = sum of (boxHops − 1), and each of
 * these has a value required at p in its window as long as p − marginHops ≤ c ≤ p + holdHops,
 * because aheadHops = S + marginHops.
 */
export interface LimiterLaw {
  readonly sampleRateHz: number;
  readonly aheadHops: number;
  readonly marginHops: number;
  readonly holdHops: number;
  readonly boxHops: readonly [number, number, number];
  /** Weight of the slow stage, 0 to 1. */
  readonly slowWeight: number;
  /** The pace of the gain: one value per `limiterHopFrames`. */
  readonly hop: LimiterRelease;
  /** The pace of the model: one value per `limiterStepFrames`. */
  readonly step: LimiterRelease;
}

/**
 * Widths of the three averages. Unequal, so that their spectral nulls fall apart; 4.8 ms together
 * lets the gain down over about 2 ms, slow enough to make no click and too short to be heard
 * before the transient that asks for it.
 */
const boxSeconds = [0.0013, 0.0016, 0.0019] as const;

/**
 * A half-period of 40 Hz is 12.5 ms: with the look-ahead, a hold of 12 ms bridges from one crest
 * of a bass tone to the next down to 30 Hz, so that gain does not follow its cycles.
 */
const holdSeconds = 0.012;

/** Short enough that a drum hit costs no more than itself, long enough not to flutter. */
const fastSeconds = 0.08;

/** A sustained reduction is given back over the length of a phrase, not between its notes. */
const slowSeconds = 0.5;
const slowWeight = 0.6;

/** Half the detector's 64 taps: full reduction wherever a required peak's samples lie. */
const marginFrames = 32;

/**
 * The limiter's law at a sample rate.
 * Source: a sliding minimum smoothed by a non-negative FIR of no longer support stays under every
 * required gain (Hämäläinen, DAFx 2002); hold and two release stages are our own choice.
 * @param sampleRateHz 8000 and up
 */
export function designLimiter(sampleRateHz: number): LimiterLaw {
  const hopsIn = (seconds: number): number =>
    Math.max(1, Math.round((seconds * sampleRateHz) / limiterHopFrames));
  const boxHops = [hopsIn(boxSeconds[0]), hopsIn(boxSeconds[1]), hopsIn(boxSeconds[2])] as const;
  const marginHops = marginFrames / limiterHopFrames;
  return {
    sampleRateHz,
    aheadHops: boxHops[0] + boxHops[1] + boxHops[2] - 3 + marginHops,
    marginHops,
    holdHops: Math.ceil((holdSeconds * sampleRateHz) / limiterHopFrames),
    boxHops,
    slowWeight,
    hop: releaseAt(limiterHopFrames / sampleRateHz),
    step: releaseAt(limiterStepFrames / sampleRateHz),
  };
}

function releaseAt(paceSeconds: number): LimiterRelease {
  return {
    fastRemainder: exp(-paceSeconds / fastSeconds),
    slowShare: 1 - exp(-paceSeconds / slowSeconds),
  };
}
