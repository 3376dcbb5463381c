import { powerOfCoefficients, type PowerPolynomial } from './biquad.js';
import { cos, exp } from './portable-maths.js';

/** A denominator 1 + a1 z⁻¹ + a2 z⁻², and its power along the unit circle. */
export interface Poles {
  readonly a1: number;
  readonly a2: number;
  readonly power: PowerPolynomial;
}

/**
 * Poles of s² + 2·damping·w·s + w² by impulse invariance, z = e^s.
 * @param w radians per frame; a pair that would lie beyond half the rate is put there
 */
export function placePoles(w: number, damping: number): Poles {
  const { a1, a2 } = damping < 1 ? pairOfPoles(w, damping) : realPoles(w, damping);
  return { a1, a2, power: powerOfCoefficients(1, a1, a2) };
}

function pairOfPoles(w: number, damping: number): { a1: number; a2: number } {
  const radius = exp(-damping * w);
  const angle = Math.min(w * Math.sqrt(1 - damping * damping), Math.PI);
  return { a1: -2 * radius * cos(angle), a2: radius * radius };
}

function realPoles(w: number, damping: number): { a1: number; a2: number } {
  const spread = damping + Math.sqrt(damping * damping - 1);
  const near = exp(-w / spread);
  const far = exp(-w * spread);
  return { a1: -near - far, a2: near * far };
}
