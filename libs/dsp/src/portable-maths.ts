/**
 * Elementary functions whose every bit is the same on every engine: built from + − × ÷, the
 * exactly specified Math.abs, floor, round and fround, and the bits of a number. Engines may
 * choose the last bits of Math.log and its like, and have changed them between versions; a plan's
 * number or a sample must not depend on that.
 *
 * Method: reduce to a small interval on which the Taylor series converges within rounding, and
 * keep the leading term exact, so that the error stays about one unit in the last place.
 */

const cell = new DataView(new ArrayBuffer(8));

// Constants in two parts: the first short enough that its products here are exact, the second
// carrying the rest.
const ln2High = 0x162e42fef / 0x200000000;
const ln2Low = 7.440617110012397e-11;
const log2OfEHigh = 0x2e2a8ec / 0x2000000;
const log2OfELow = 1.9259629911266175e-8;
const log10OfEHigh = 0x1bcb7b1 / 0x4000000;
const log10OfELow = 4.798111141615973e-9;
const log10Of2High = 0x134413509 / 0x400000000;
const log10Of2Low = 5.630334806675098e-11;
const ln2 = 0.6931471805599453;
const ln10High = 0x126bb1bb / 0x8000000;
const ln10Low = 5.277466246762132e-9;
const ln10 = 2.302585092994046;
const log2Of10 = 3.321928094887362;

/** e^x; 0 below −746, Infinity above 709.79. */
export function exp(x: number): number {
  if (!(Math.abs(x) < 746)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const power = Math.round(x * (log2OfEHigh + log2OfELow));
  return scaled(expOfSmall(x - power * ln2High - power * ln2Low), power);
}

/** 2^x, exact for integers. */
export function exp2(x: number): number {
  if (!(Math.abs(x) < 1076)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const power = Math.round(x);
  return scaled(expOfSmall((x - power) * ln2), power);
}

/** 10^x. */
export function exp10(x: number): number {
  if (!(Math.abs(x) < 325)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const power = Math.round(x * log2Of10);
  const rest = x - power * log10Of2High - power * log10Of2Low;
  const head = Math.fround(rest);
  const r = rest * ln10;
  const lost = head * ln10High - r + (rest - head) * ln10High + rest * ln10Low;
  return scaled(expOfSmall(r, lost), power);
}

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return logOfEdge(x);
  const power = exponentOf(x);
  const f = scaled(x, -power) - 1;
  return sum(power * ln2High, f, power * ln2Low - logCorrection(f));
}

/** Logarithm to base 2, exact for powers of 2; −Infinity at 0, NaN below. */
export function log2(x: number): number {
  if (!(x > 0) || x === Infinity) return logOfEdge(x);
  const power = exponentOf(x);
  const f = scaled(x, -power) - 1;
  const head = Math.fround(f);
  const rest = (f - head) * log2OfEHigh + f * log2OfELow;
  return sum(power, head * log2OfEHigh, rest - logCorrection(f) * (log2OfEHigh + log2OfELow));
}

/** Logarithm to base 10, exact for powers of 10; −Infinity at 0, NaN below. */
export function log10(x: number): number {
  if (!(x > 0) || x === Infinity) return logOfEdge(x);
  const power = exponentOf(x);
  const f = scaled(x, -power) - 1;
  const head = Math.fround(f);
  const rest = (f - head) * log10OfEHigh + f * log10OfELow + power * log10Of2Low;
  const correction = logCorrection(f) * (log10OfEHigh + log10OfELow);
  return sum(power * log10Of2High, head * log10OfEHigh, rest - correction);
}

/** Sine of an angle in radians, |x| ≤ 1e8; NaN beyond, where a double no longer holds a phase. */
export function sin(x: number): number {
  const turns = quarterTurns(x);
  const r = remainder(x, turns);
  const odd = turns & 1 ? cosOfSmall(r) : sinOfSmall(r);
  return turns & 2 ? -odd : odd;
}

/** Cosine of an angle in radians, |x| ≤ 1e8; NaN beyond. */
export function cos(x: number): number {
  const turns = quarterTurns(x);
  const r = remainder(x, turns);
  const even = turns & 1 ? sinOfSmall(r) : cosOfSmall(r);
  return (turns + 1) & 2 ? -even : even;
}

/** Tangent of an angle in radians, |x| ≤ 1e8; NaN beyond. */
export function tan(x: number): number {
  const turns = quarterTurns(x);
  const r = remainder(x, turns);
  return turns & 1 ? -cosOfSmall(r) / sinOfSmall(r) : sinOfSmall(r) / cosOfSmall(r);
}

function quarterTurns(x: number): number {
  return Math.abs(x) <= 1e8 ? Math.round(x * 0.6366197723675814) : NaN;
}

/** x less its quarter turns, in four subtractions: π/2 in parts whose products are exact. */
function remainder(x: number, turns: number): number {
  const first = x - turns * (0x6487ed5 / 0x4000000);
  const second = first - turns * (0x885a30 / 0x20000000000000);
  const third = second - turns * (0x469898c / 0x100000000000000000000);
  return third - turns * 6.36831716351095e-25;
}

/** |r| ≤ π/4. */
function sinOfSmall(r: number): number {
  const z = r * r;
  let p = -1 / 121645100408832000;
  p = 1 / 355687428096000 + z * p;
  p = -1 / 1307674368000 + z * p;
  p = 1 / 6227020800 + z * p;
  p = -1 / 39916800 + z * p;
  p = 1 / 362880 + z * p;
  p = -1 / 5040 + z * p;
  p = 1 / 120 + z * p;
  p = -1 / 6 + z * p;
  return r + r * z * p;
}

/** |r| ≤ π/4. 1 − r²/2 is rounded once, and what that loses is added back. */
function cosOfSmall(r: number): number {
  const z = r * r;
  let p = -1 / 6402373705728000;
  p = 1 / 20922789888000 + z * p;
  p = -1 / 87178291200 + z * p;
  p = 1 / 479001600 + z * p;
  p = -1 / 3628800 + z * p;
  p = 1 / 40320 + z * p;
  p = -1 / 720 + z * p;
  p = 1 / 24 + z * p;
  const half = z / 2;
  const lead = 1 - half;
  return lead + (1 - lead - half + z * z * p);
}

/** e^(r + lost) for |r| ≤ ln 2 / 2, where `lost` is what rounding took from r. */
function expOfSmall(r: number, lost = 0): number {
  let p = 1 / 6227020800;
  p = 1 / 479001600 + r * p;
  p = 1 / 39916800 + r * p;
  p = 1 / 3628800 + r * p;
  p = 1 / 362880 + r * p;
  p = 1 / 40320 + r * p;
  p = 1 / 5040 + r * p;
  p = 1 / 720 + r * p;
  p = 1 / 120 + r * p;
  p = 1 / 24 + r * p;
  p = 1 / 6 + r * p;
  p = 1 / 2 + r * p;
  return 1 + (r + (lost + r * r * p));
}

/**
 * f − ln(1 + f) for 1 + f in [√½, √2). With s = f / (2 + f), ln(1 + f) = 2 artanh s = 2s + s·R(s²),
 * and 2s = f − s·f exactly.
 */
function logCorrection(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  let p = 2 / 23;
  p = 2 / 21 + z * p;
  p = 2 / 19 + z * p;
  p = 2 / 17 + z * p;
  p = 2 / 15 + z * p;
  p = 2 / 13 + z * p;
  p = 2 / 11 + z * p;
  p = 2 / 9 + z * p;
  p = 2 / 7 + z * p;
  p = 2 / 5 + z * p;
  p = 2 / 3 + z * p;
  return s * (f - z * p);
}

/** a + b + low, where |a| ≥ |b| or a = 0: what a + b loses to rounding is added back. */
function sum(a: number, b: number, low: number): number {
  const high = a + b;
  return high + (a === 0 ? low : a - high + b + low);
}

function logOfEdge(x: number): number {
  return x === 0 ? -Infinity : x === Infinity ? Infinity : NaN;
}

/** The e that brings x / 2^e into [√½, √2), for finite x > 0. */
function exponentOf(x: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  cell.setFloat64(0, subnormal ? x * 0x40000000000000 : x, true);
  const high = cell.getInt32(4, true);
  const carry = (high & 0xfffff) >= 0x6a09e ? 1 : 0;
  return (high >> 20) - 1023 + carry - (subnormal ? 54 : 0);
}

/** x · 2^power, in two steps where 2^power itself is not a normal number. */
function scaled(x: number, power: number): number {
  if (power > -1022 && power < 1023) return x * twoTo(power);
  const half = power >> 1;
  return x * twoTo(half) * twoTo(power - half);
}

function twoTo(power: number): number {
  cell.setInt32(0, 0, true);
  cell.setInt32(4, (power + 1023) << 20, true);
  return cell.getFloat64(0, true);
}
