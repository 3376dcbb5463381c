import { powerFromDb } from './decibels.js';
import { cos, exp, log } from './portable-maths.js';

/** Errors that are fed back. */
export const noiseShaperOrder = 9;

/** Share of the ear's own curve, in dB, that the noise follows: see docs/decisions/0012. */
const followedShare = 0.7;
/** Above the quietest sound that is heard: beyond, frequencies count alike. */
const thresholdRangeDb = 40;
const pi = 3.141592653589793;
const gridPoints = 1024;

/**
 * Coefficients c of a quantiser's error feedback, for which the noise's spectrum is that of white
 * dither times |1 − Σ c_k z^−k|², c_1 first: of all filters of their number, those that make the
 * noise least where the ear is keenest. Weighting noise by the ear's threshold W, the sum of
 * W · |NTF|² is least where the NTF predicts a signal of that spectrum from its past: the normal
 * equations of linear prediction, solved by Levinson and Durbin, whose filters are always of
 * minimum phase (Lipshitz, Vanderkooy, Wannamaker, "Minimally audible noise shaping", JAES 1991).
 */
export function designNoiseShaper(sampleRateHz: number): Float64Array {
  return predictorOf(autocorrelation(sampleRateHz));
}

/** Of a signal whose spectrum is the weight, at lags from 0 to the order. */
function autocorrelation(sampleRateHz: number): Float64Array {
  const sums = new Float64Array(noiseShaperOrder + 1);
  for (let point = 0; point < gridPoints; point++) {
    const share = (point + 0.5) / gridPoints;
    const weight = weightAt((share * sampleRateHz) / 2);
    for (let lag = 0; lag < sums.length; lag++) sums[lag]! += weight * cos(pi * share * lag);
  }
  return sums;
}

function weightAt(frequencyHz: number): number {
  const aboveDb = Math.min(thresholdRangeDb, thresholdDbSpl(frequencyHz) - lowestThresholdDbSpl);
  return powerFromDb(-followedShare * aboveDb);
}

/** Threshold in quiet (Terhardt, "Calculating virtual pitch", Hearing Research 1979). */
function thresholdDbSpl(frequencyHz: number): number {
  const kHz = frequencyHz / 1000;
  const fromPeak = kHz - 3.3;
  const squared = kHz * kHz;
  return (
    3.64 * exp(-0.8 * log(kHz)) - 6.5 * exp(-0.6 * fromPeak * fromPeak) + 0.001 * squared * squared
  );
}
const lowestThresholdDbSpl = thresholdDbSpl(3300);

/** Levinson and Durbin's recursion: the best guess at the next value is Σ c_k x[n−k]. */
function predictorOf(correlation: Float64Array): Float64Array {
  const taps = new Float64Array(noiseShaperOrder);
  let error = correlation[0]!;
  for (let order = 0; order < noiseShaperOrder; order++) {
    let missed = correlation[order + 1]!;
    for (let k = 0; k < order; k++) missed -= taps[k]! * correlation[order - k]!;
    const reflection = missed / error;
    const before = taps.slice(0, order);
    for (let k = 0; k < order; k++) taps[k]! -= reflection * before[order - 1 - k]!;
    taps[order] = reflection;
    error *= 1 - reflection * reflection;
  }
  return taps;
}
