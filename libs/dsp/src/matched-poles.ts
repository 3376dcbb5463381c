import { powerOfSums, type PowerPolynomial } from './biquad.js';
import { exp, log, sin } from './portable-maths.js';

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
 * θ = w·√(1 − damping²), a1 = −2r·cos θ and a2 = r². Sums that nearly cancel where w is small are
 * made from e^x − 1 and sines instead, so that a corner at 14 Hz keeps its digits at 384 kHz.
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
  const short = decay(damping * w);
  return poles({
    atZero: short * short + 4 * radius * halfAngleSquare(angle),
    a2: radius * radius,
    lean: decay(2 * damping * w),
  });
}

function realPoles(w: number, damping: number): Poles {
  const spread = damping + Math.sqrt(damping * damping - 1);
  const near = w / spread;
  const far = w * spread;
  return poles({
    atZero: decay(near) * decay(far),
    a2: exp(-near - far),
    lean: decay(near + far),
  });
}

/** @param lean 1 − a2 */
function poles({ atZero, a2, lean }: { atZero: number; a2: number; lean: number }): Poles {
  const ends = 1 + a2;
  return { a1: atZero - ends, a2, atZero, power: powerOfSums({ atZero, ends, lean, product: a2 }) };
}

/** 1 − e^(−x) for x ≥ 0, with all its digits where x is small: after W. Kahan, by the logarithm. */
function decay(x: number): number {
  const left = exp(-x);
  if (left === 1) return x;
  if (left < 0.5) return 1 - left;
  return ((left - 1) * x) / log(left);
}
