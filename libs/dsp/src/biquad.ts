import { sin } from './portable-maths.js';

/** y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2]. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** y = x. */
export const identityBiquad: Biquad = { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };

/**
 * The four numbers by which kernels step a biquad in state-space form, b0 being left to a gain:
 * b1/b0 − a1, b2/b0 − a2, a1, a2.
 */
export function stateSpace({ b0, b1, b2, a1, a2 }: Biquad): readonly number[] {
  return [b1 / b0 - a1, b2 / b0 - a2, a1, a2];
}

/** What undoes a biquad: its zeros and poles change places. Stable where the zeros lay inside. */
export function inverseBiquad({ b0, b1, b2, a1, a2 }: Biquad): Biquad {
  return { b0: 1 / b0, b1: a1 / b0, b2: a2 / b0, a1: b1 / b0, a2: b2 / b0 };
}

/**
 * |c0 + c1 z⁻¹ + c2 z⁻²|² on the unit circle, as a polynomial of φ = sin²(w/2), the half-angle's
 * square: `constant` + `linear`·φ + `square`·φ². φ runs from 0 at 0 Hz to 1 at half the rate.
 */
export interface PowerPolynomial {
  readonly constant: number;
  readonly linear: number;
  readonly square: number;
}

/** In sums that stay exact where corners lie far below the rate and coefficients nearly cancel. */
export function powerOfCoefficients(c0: number, c1: number, c2: number): PowerPolynomial {
  const ends = c0 + c2;
  const lean = c0 - c2;
  const atZero = ends + c1;
  return {
    constant: atZero * atZero,
    linear: 4 * (lean * lean - atZero * ends),
    square: 16 * c0 * c2,
  };
}

export function powerAt({ constant, linear, square }: PowerPolynomial, phi: number): number {
  return constant + phi * (linear + phi * square);
}

/** φ of an angle from 0 to π. */
export function halfAngleSquare(w: number): number {
  const half = sin(w / 2);
  return half * half;
}
