import {
  gatedPower,
  gatePower,
  gatingBlocks,
  shortTermWindows,
  silencePower,
  windowPowers,
} from '@kindred/dsp';

/** Which moments of a track a spectrum is made of. */
export interface ChosenMoments {
  /** Whether the 400 ms around this moment pass both gates of BS.1770-5 Annex 1. */
  passesGates(seconds: number): boolean;
  /**
   * Whether the loudness of the 3 s around this moment is at or above the 75th percentile (nearest
   * rank) of the track's 3 s windows over I − 10 LU.
   */
  isLoud(seconds: number): boolean;
}

const windowHopSeconds = 0.1;

/** @param energies K-weighted mean squares per 10 ms, summed over channels */
export function chooseMoments(energies: Float64Array): ChosenMoments {
  const blocks = windowPowers(energies, gatingBlocks);
  const gate = gatePower([blocks]);
  const shortTerm = windowPowers(energies, shortTermWindows);
  const loud = upperQuartile(shortTerm, Math.max(silencePower, gatedPower([blocks]) / 10));
  return {
    passesGates: (seconds) => windowAround(blocks, seconds, 0.4) > gate,
    isLoud: (seconds) => windowAround(shortTerm, seconds, 3) >= loud,
  };
}

/** The window whose middle lies nearest; 0 when there is none. */
function windowAround(powers: Float64Array, seconds: number, windowSeconds: number): number {
  const nearest = Math.round((seconds - windowSeconds / 2) / windowHopSeconds);
  return powers[Math.max(0, Math.min(nearest, powers.length - 1))] ?? 0;
}

/** Infinity when no power is above `threshold`. */
function upperQuartile(powers: Float64Array, threshold: number): number {
  const above = powers.filter((power) => power > threshold).sort();
  return above[Math.ceil(above.length * 0.75) - 1] ?? Infinity;
}
