import { powerOfSums, type PowerPolynomial } from './biquad.js';
import { exp, sin } from './portable-maths.js';

/** A denominator 1 + a1 z⁻¹ + a2 z⁻². */
export interface Poles {
  readonly a1: number;
  readonly a2: number;
  /** 1 + a1 + a2. */
  readonly atZero: number;
  /** Its power along the unit circle. */
  readonly power: PowerPolynomial;
}

/**
 * Poles of s² + 2·damping·w·s + w² by impulse invariance, z = e^s: with r = e^(−damping·w) and
 * θ = w·√(1 − damping²), a1 = −2r·cos θ and a2 = r². Their value at 0 Hz, where these cancel if w is
 * small, is made from distances and a half angle, so that a corner at 14 Hz keeps its digits at
 * 384 kHz.
 * @param w radians per frame; a θ beyond π counts as π
 */
export function placePoles(w: number, damping: number): Poles {
  return damping < 1 ? pairOfPoles(w, damping) : realPoles(w, damping);
}

/** sin²(w/2): φ of an angle from 0 to π. */
export function halfAngleSquare(w: number): number {
  const half = sin(w / 2);
  return half * half;
}

function pairOfPoles(w: number, damping: number): Poles {
  const radius = exp(-damping * w);
  const angle = Math.min(w * Math.sqrt(1 - damping * damping), Math.PI);
  const short = 1 - radius;
  return poles(short * short + 4 * radius * halfAngleSquare(angle), radius * radius);
}

function realPoles(w: number, damping: number): Poles {
  const spread = damping + Math.sqrt(damping * damping - 1);
  const near = exp(-w / spread);
  const far = exp(-w * spread);
  return poles((1 - near) * (1 - far), near * far);
}

function poles(atZero: number, a2: number): Poles {
  const ends = 1 + a2;
  const power = powerOfSums({ atZero, ends, lean: 1 - a2, product: a2 });
  return { a1: atZero - ends, a2, atZero, power };
}
