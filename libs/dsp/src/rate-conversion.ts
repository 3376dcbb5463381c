import { besselI0 } from './bessel.js';
import { sin } from './portable-maths.js';

/** In whole Hz. */
export interface Rates {
  readonly fromHz: number;
  readonly toHz: number;
}

/** How frames of one rate come to lie among those of another. */
export interface RateRatio {
  /** Points that outputs fall on between two input frames. */
  readonly phases: number;
  /** From one output to the next, in those points. */
  readonly step: number;
}

const pi = 3.141592653589793;
/** 10 dB under what is promised, for what the window's formula leaves out. */
const stopbandDb = 150;
/** The passband ends at 20 kHz where the lower rate is 44.1 kHz, at the same share of any other. */
const passShare = 20_000 / 22_050;

/** @returns outputs per input as a fraction in its lowest terms: `phases` / `step` */
export function rateRatio(rates: Rates): RateRatio {
  const divisor = greatestCommonDivisor(rates.fromHz, rates.toHz);
  return { phases: rates.toHz / divisor, step: rates.fromHz / divisor };
}

/** 12 MiB of taps: more than any two rates of music need, from 8 to 384 kHz. */
const tapsMax = 1_572_864;

/**
 * Whether a conversion is within what a resampler holds: whole rates with so much in common that
 * its table of taps (outputs per common period × the filter's length) stays within 12 MiB. All rates
 * of music are, from 8 to 384 kHz; 44,099 to 44,100 Hz, which have nothing in common, are not.
 */
export function canConvert(rates: Rates): boolean {
  const { fromHz, toHz } = rates;
  if (![fromHz, toHz].every((rateHz) => Number.isSafeInteger(rateHz) && rateHz > 0)) return false;
  return rateRatio(rates).phases * tapsPerPhaseOf(rates) <= tapsMax;
}

/** How many input frames on either side of an output it is made of. */
export function conversionReachFrames(rates: Rates): number {
  return tapsPerPhaseOf(rates) / 2;
}

/** How high tones may lie that a conversion keeps, to 0.01 dB. */
export function conversionPassHz(rates: Rates): number {
  return edgesOf(rates).passHz;
}

/** Frames of a conversion: the nearest whole number, halves up. */
export function convertedFrames(frames: number, { phases, step }: RateRatio): number {
  return Math.floor((2 * frames * phases + step) / (2 * step));
}

/**
 * Taps of a linear-phase low-pass (a sinc under a Kaiser window) for each point between two input
 * frames, a multiple of four each: row p makes the point p / phases of the way from x[n] to x[n+1]
 * out of x[n − T/2 + 1] … x[n + T/2]. Images and aliases lie 140 dB down and more; the stopband
 * begins at half the lower rate, so that nothing folds. Each row sums to 1: a constant stays one.
 * (Kaiser's length and β: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh
 * window function", 1974.)
 */
export function designRateConversion(rates: Rates): readonly Float64Array[] {
  const { phases } = rateRatio(rates);
  const { stopHz, passHz } = edgesOf(rates);
  const tapsPerPhase = tapsPerPhaseOf(rates);
  const beta = 0.1102 * (stopbandDb - 8.7);
  const half = tapsPerPhase / 2;
  const cutoff = (passHz + stopHz) / rates.fromHz;
  const peak = besselI0(beta);
  const tap = (distance: number): number => {
    const across = distance / half;
    if (Math.abs(across) >= 1) return 0;
    const window = besselI0(beta * Math.sqrt(1 - across * across)) / peak;
    const angle = pi * cutoff * distance;
    return distance === 0 ? cutoff : (window * cutoff * sin(angle)) / angle;
  };
  const rows: Float64Array[] = [];
  for (let phase = 0; phase < phases; phase++) {
    const mirrored = rows[phases - phase];
    rows.push(
      mirrored
        ? mirrored.toReversed()
        : summingToOne(
            Float64Array.from({ length: tapsPerPhase }, (_, j) =>
              tap(phase / phases - (j - half + 1)),
            ),
          ),
    );
  }
  return rows;
}

function edgesOf(rates: Rates): {
  readonly stopHz: number;
  readonly passHz: number;
} {
  const stopHz = Math.min(rates.fromHz, rates.toHz) / 2;
  return { stopHz, passHz: stopHz * passShare };
}

function tapsPerPhaseOf(rates: Rates): number {
  const { stopHz, passHz } = edgesOf(rates);
  const length = ((stopbandDb - 7.95) / 14.36) * (rates.fromHz / (stopHz - passHz)) + 1;
  return 4 * Math.ceil(length / 4);
}

function summingToOne(row: Float64Array): Float64Array {
  const sum = row.reduce((total, value) => total + value, 0);
  return row.map((value) => value / sum);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
