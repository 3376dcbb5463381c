import { coreFirst, coreLast } from './tone-constants.js';
import { huberMean, inOrder, median } from './median.js';

/** A curve of levels per 1/3-octave band; only its shape has a meaning. Null: not known there. */
export type Curve = readonly (number | null)[];

/** Where residuals stop to count in full while curves are laid over one another. */
const alignmentKneeDb = 2;
const rounds = 12;

/** What a family of curves has in common. */
export interface FamilyCentre {
  readonly curve: Curve;
  /** How far from it one more of their kind would lie: 80 Hz to 8 kHz RMS, half an octave wide. */
  readonly usualDb: number;
}

/** A curve at so many times the usual distance has half a say, */
const halfSayTimes = 2;
/** and none loses its say for less than this: songs of one family lie so far apart. */
const usualLeastDb = 0.7;

/**
 * The robust centre of curves: the mean of all, each by its say, which it loses as a whole when it
 * lies far off (an M-estimate that redescends; F. Hampel et al., Robust Statistics, 1986, section 2.6). A
 * median of a few curves jumps from one to the next when a single one moves; this follows no stray,
 * and goes over smoothly when one comes back. Each curve is laid over the centre by the level that
 * fits most of 80 Hz to 8 kHz, over and over; no level is taken from any fixed band: mud would look
 * like missing bass.
 */
export function familyCentre(curves: readonly Curve[]): FamilyCentre {
  const count = curves[0]!.length;
  const laidOn = (centre: Curve): Curve[] => curves.map((curve) => laidOver(curve, centre));
  let centre: Curve = Array.from({ length: count }, () => 0);
  for (let round = 0; round < rounds; round++) {
    const before = centre;
    centre = perBand(laidOn(centre), ({ levels }) => median(levels), count);
    if (isSame(centre, before)) break;
  }
  let says = saysOf(curves, centre);
  for (let round = 0; round < rounds; round++) {
    const before = centre;
    centre = perBand(laidOn(centre), (known) => weightedMean(known, says), count);
    says = saysOf(curves, centre);
    if (isSame(centre, before)) break;
  }
  return { curve: centre, usualDb: usualDistance(curves, { centre, says }) };
}

/** To the last bit: all further rounds would be the same. */
function isSame(curve: Curve, other: Curve): boolean {
  return curve.every((level, band) => level === other[band]);
}

/** 1/(1 + (d/2u)⁴) of each, with u the median distance. */
function saysOf(curves: readonly Curve[], centre: Curve): readonly number[] {
  const distances = curves.map((curve) => shapeDistanceDb(curve, centre));
  const usual = Math.max(usualLeastDb, median(distances)!);
  return distances.map((distance) => {
    const times = distance / (halfSayTimes * usual);
    return 1 / (1 + times * times * times * times);
  });
}

/**
 * Root mean square distance, by say, of a further curve from the centre. Each curve is held against
 * the centre of the others, as which it draws the centre toward itself by its share; these are one
 * fewer, and their centre errs by as much more.
 */
function usualDistance(
  curves: readonly Curve[],
  { centre, says }: { readonly centre: Curve; readonly says: readonly number[] },
): number {
  const count = curves.length;
  if (count < 2) return 0;
  const all = sumOf(says);
  const squares = curves.map((curve, index) => {
    const say = says[index]!;
    const distance = (shapeDistanceDb(curve, centre) * all) / (all - say);
    return say * distance * distance;
  });
  return Math.sqrt((sumOf(squares) / all) * (1 - 1 / (count * count)));
}

/** The curve, moved up or down so that it lies over another. */
export function laidOver(curve: Curve, over: Curve): Curve {
  const offset = offsetBetween(curve, over) ?? 0;
  return curve.map((level) => (level === null ? null : level - offset));
}

/** How much higher a curve lies than another, by most of 80 Hz to 8 kHz. */
export function offsetBetween(curve: Curve, over: Curve): number | null {
  const apart: number[] = [];
  for (let band = coreFirst; band <= coreLast; band++) {
    const [level, other] = [curve[band] ?? null, over[band] ?? null];
    if (level !== null && other !== null) apart.push(level - other);
  }
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
  const mean = meanOf(apart);
  return Math.sqrt(meanOf(apart.map((value) => (value - mean) * (value - mean))));
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

/** What a band has in those of the curves that have music there. */
interface BandLevels {
  readonly levels: readonly number[];
  /** Which curve each is of. */
  readonly curves: readonly number[];
}

/** A band is the family's where at least half of it has music there. */
function perBand(
  all: readonly Curve[],
  middle: (known: BandLevels) => number | null,
  count: number,
): Curve {
  return Array.from({ length: count }, (_, band) => {
    const levels: number[] = [];
    const curves: number[] = [];
    for (const [curve, levelsDb] of all.entries()) {
      const level = levelsDb[band] ?? null;
      if (level === null) continue;
      levels.push(level);
      curves.push(curve);
    }
    return 2 * levels.length < all.length ? null : middle({ levels, curves });
  });
}

function weightedMean({ levels, curves }: BandLevels, says: readonly number[]): number | null {
  if (levels.length === 0) return null;
  const weights = curves.map((curve) => says[curve]!);
  return sumOf(levels.map((level, at) => weights[at]! * level)) / sumOf(weights);
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

/** In the order of size, so that the order of the tracks does not reach the last digit. */
function sumOf(values: readonly number[]): number {
  return inOrder(values).reduce((sum, value) => sum + value, 0);
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
