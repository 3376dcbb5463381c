import {
  halfAngleSquare,
  identityBiquad,
  inverseBiquad,
  powerAt,
  type Biquad,
  type PowerPolynomial,
} from './biquad.js';
import { amplitudeFromDb } from './decibels.js';
import type { EqBand } from './eq-band.js';
import { placePoles, type Poles } from './matched-poles.js';

/**
 * The biquad of a band at a rate, decramped: the curve of the analogue prototype as far up as two
 * poles and two zeros can follow it, not the bilinear transform's, which is squeezed under half the
 * rate. Minimum phase, stable, and a cut is the exact inverse of its boost.
 *
 * After M. Vicanek, "Matched Second Order Digital Filters" (2016): poles by impulse invariance, then
 * the numerator whose power, a polynomial of φ = sin²(w/2) as the denominator's, meets the prototype:
 *
 * - bell, s² + s·√G/Q + 1 over s² + s/(Q·√G) + 1: equal at 0 Hz, and at the centre with no slope;
 * - shelf, the W3C Audio EQ Cookbook's prototype: equal at 0 Hz, at half the rate, and at the corner
 *   or half-way to half the rate, whichever is lower;
 * - low-pass: equal at 0 Hz and at the corner, with one zero; high-pass: two zeros at 0 Hz, equal at
 *   the corner.
 *
 * Rates from 8 to 384 kHz, corners from 1 Hz. At 48 kHz, ±3 dB stay within 0.05 dB of the prototype
 * for bells of Q ≥ 1 up to 4 kHz, and for shelves of Q 0.7071 up to 10 kHz. Wider bells and other
 * shelves are further off: 0.08 and 0.14 dB at 4 kHz with a Q of 0.7071 and 0.5; 0.1, 0.06 and 0.35
 * dB at 10 kHz with a Q of 0.5, 1 and 2. A shelf whose corner lies beyond half the rate
 * keeps what of its curve lies below; a bell or a low-pass there does nothing, and a high-pass is the
 * one at half the rate.
 * @throws RangeError when frequency or Q is not positive, or the gain is not finite
 */
export function designBiquad(band: EqBand, sampleRateHz: number): Biquad {
  const { frequencyHz, q } = band;
  if (!(frequencyHz > 0 && frequencyHz < Infinity && q > 0 && q < Infinity)) {
    throw new RangeError('frequency and Q of an EQ band are positive');
  }
  const corner = { w: (2 * Math.PI * frequencyHz) / sampleRateHz, q };
  const beyond = corner.w >= Math.PI;
  switch (band.type) {
    case 'high-pass':
      return highPass(beyond ? { w: Math.PI, q } : corner);
    case 'low-pass':
      return beyond ? identityBiquad : lowPass(corner);
    case 'bell':
      return beyond ? identityBiquad : bothWays(band.gainDb, (gain) => bellBoost(corner, gain));
    case 'low-shelf':
      return bothWays(band.gainDb, (gain) => scaled(highShelfCut(corner, gain), gain));
    case 'high-shelf':
      return bothWays(band.gainDb, (gain) => inverseBiquad(highShelfCut(corner, gain)));
  }
}

/** A boost as designed, a cut as what undoes it. */
function bothWays(gainDb: number, boost: (gain: number) => Biquad): Biquad {
  if (!(Math.abs(gainDb) < Infinity)) throw new RangeError('the gain of an EQ band is finite');
  if (gainDb === 0) return identityBiquad;
  const boosted = boost(amplitudeFromDb(Math.abs(gainDb)));
  return gainDb > 0 ? boosted : inverseBiquad(boosted);
}

/** A band's corner in radians per frame, and its Q. */
interface Corner {
  readonly w: number;
  readonly q: number;
}

/**
 * Equal power at 0 Hz, G² at the centre f with no slope there, in closed form:
 * G²·|A(φ)|² + (1 − G²)·|A(0)|²·(1 − φ/f)².
 */
function bellBoost({ w, q }: Corner, gain: number): Biquad {
  const poles = placePoles(w, 1 / (2 * q * Math.sqrt(gain)));
  const { constant, linear, square } = poles.power;
  const centre = halfAngleSquare(w);
  const gainPower = gain * gain;
  const dent = (1 - gainPower) * constant;
  return withZeros(poles, {
    constant,
    linear: gainPower * linear - (2 * dent) / centre,
    square: gainPower * square + dent / (centre * centre),
  });
}

/** A high shelf down by `gain`, from 0 dB at 0 Hz. */
function highShelfCut({ w, q }: Corner, gain: number): Biquad {
  const a = 1 / Math.sqrt(gain);
  const root = Math.sqrt(a);
  const poles = placePoles(w * root, 1 / (2 * q));
  /** The prototype's |H|², A²·[(1 − A·x²)² + A·x²/Q²] / [(A − x²)² + A·x²/Q²]. */
  const power = (x: number): number => {
    const square = x * x;
    const damping = (a * square) / (q * q);
    const up = 1 - a * square;
    const down = a - square;
    return (a * a * (up * up + damping)) / (down * down + damping);
  };
  const between = Math.min(w, Math.PI / 2);
  const phi = halfAngleSquare(between);
  const first = poles.power.constant;
  const last = powerAt(poles.power, 1) * power(Math.PI / w);
  const middle = powerAt(poles.power, phi) * power(between / w);
  const rise = last - first;
  const linear = (middle - first - rise * phi * phi) / (phi * (1 - phi));
  return withZeros(poles, { constant: first, linear, square: rise - linear });
}

function lowPass({ w, q }: Corner): Biquad {
  const poles = placePoles(w, 1 / (2 * q));
  const { constant } = poles.power;
  const phi = halfAngleSquare(w);
  const corner = powerAt(poles.power, phi) * q * q;
  const atZero = Math.sqrt(constant);
  // Never negative but for rounding: the prototype falls more slowly than 1 − φ.
  const atNyquist = Math.sqrt(Math.max(0, (corner - constant * (1 - phi)) / phi));
  const { a1, a2 } = poles;
  return { b0: (atZero + atNyquist) / 2, b1: (atZero - atNyquist) / 2, b2: 0, a1, a2 };
}

function highPass({ w, q }: Corner): Biquad {
  const { power, a1, a2 } = placePoles(w, 1 / (2 * q));
  const phi = halfAngleSquare(w);
  const b0 = (q * Math.sqrt(powerAt(power, phi))) / (4 * phi);
  return { b0, b1: -2 * b0, b2: b0, a1, a2 };
}

/** The minimum-phase numerator of a power, over these poles. */
function withZeros({ a1, a2 }: Poles, power: PowerPolynomial): Biquad {
  const atZero = Math.sqrt(power.constant);
  const atNyquist = Math.sqrt(powerAt(power, 1));
  const ends = (atZero + atNyquist) / 2;
  const lean = Math.sqrt(power.linear / 4 + atZero * ends);
  return { b0: (ends + lean) / 2, b1: atZero - ends, b2: (ends - lean) / 2, a1, a2 };
}

function scaled({ b0, b1, b2, a1, a2 }: Biquad, gain: number): Biquad {
  return { b0: gain * b0, b1: gain * b1, b2: gain * b2, a1, a2 };
}
