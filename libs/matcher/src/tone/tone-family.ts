import { coreFirst, coreLast } from './tone-constants.js';
import { huberMean, median } from './median.js';

/** A curve of levels per 1/3-octave band; only its shape has a meaning. Null: not known there. */
export type Curve = readonly (number | null)[];

/** Where residuals stop to count in full while curves are laid over one another. */
const alignmentKneeDb = 2;
const rounds = 12;

/**
 * The robust centre of curves: each is laid over the centre by the level that fits most of 80 Hz to
 * 8 kHz, and the centre is the median of each band, over and over. Then the centre's distance from
 * the mean is smoothed, so that it follows no single song where the median jumps from one to the
 * next, and what all songs share stays as it is. No level is taken from any fixed band: mud would
 * look like missing bass.
 */
export function familyCentre(curves: readonly Curve[]): Curve {
  const count = curves[0]!.length;
  let centre: Curve = Array.from({ length: count }, () => 0);
  let laid: Curve[] = [];
  for (let round = 0; round < rounds; round++) {
    laid = curves.map((curve) => laidOver(curve, centre));
    centre = perBand(laid, (levels) => median(levels), count);
  }
  const mean = perBand(laid, meanOf, count);
  const lean = centre.map((level, band) => minus(level, mean[band]!));
  return smoothed(lean).map((value, band) => {
    const level = mean[band]!;
    return value === null || level === null ? null : value + level;
  });
}

/** The curve, moved up or down so that it lies over another. */
export function laidOver(curve: Curve, over: Curve): Curve {
  const offset = offsetBetween(curve, over) ?? 0;
  return curve.map((level) => (level === null ? null : level - offset));
}

/** How much higher a curve lies than another, by most of 80 Hz to 8 kHz. */
export function offsetBetween(curve: Curve, over: Curve): number | null {
  const apart = curve.flatMap((level, band) => {
    const other = over[band] ?? null;
    if (level === null || other === null || band < coreFirst || band > coreLast) return [];
    return [{ value: level - other, weight: 1 }];
  });
  return huberMean(apart, alignmentKneeDb);
}

/**
 * Root mean square distance between two shapes, 80 Hz to 8 kHz, smoothed to half an octave: single
 * thirds of an octave are the keys that songs are in.
 */
export function shapeDistanceDb(curve: Curve, other: Curve): number {
  const difference = curve.map((level, band) => minus(level, other[band] ?? null));
  const apart = smoothed(difference)
    .slice(coreFirst, coreLast + 1)
    .flatMap((value) => value ?? []);
  if (apart.length === 0) return 0;
  const mean = meanOf(apart)!;
  return Math.sqrt(meanOf(apart.map((value) => (value - mean) * (value - mean)))!);
}

/** 1-2-1 twice: about half an octave. Bands at the ends lean on what is there. */
export function smoothed(curve: Curve): Curve {
  return smoothedOnce(smoothedOnce(curve));
}

function smoothedOnce(curve: Curve): Curve {
  return curve.map((level, band) => {
    if (level === null) return null;
    const before = curve[band - 1] ?? level;
    const after = curve[band + 1] ?? level;
    return (before + 2 * level + after) / 4;
  });
}

/** A band is the family's where at least half of it has music there. */
function perBand(
  curves: readonly Curve[],
  middle: (levels: readonly number[]) => number | null,
  count: number,
): Curve {
  return Array.from({ length: count }, (_, band) => {
    const levels = curves.flatMap((curve) => curve[band] ?? []);
    return 2 * levels.length < curves.length ? null : middle(levels);
  });
}

/** In the order of size, so that the order of the tracks does not reach the last digit. */
function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
