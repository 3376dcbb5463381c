import { dbFromPower, powerFromDb } from './decibels.js';

/** BS.1770-5 Annex 1: brings a 997 Hz full-scale sine in one channel to −3.01 LKFS. */
const offsetLu = -0.691;

/** Loudness of a K-weighted mean square (sum over channels); −Infinity for 0. */
export function lufsFromPower(power: number): number {
  return offsetLu + dbFromPower(power);
}

/** K-weighted mean square (sum over channels) of a loudness. */
export function powerFromLufs(loudnessLufs: number): number {
  return powerFromDb(loudnessLufs - offsetLu);
}

/** What lies at or below −70 LUFS is silence (BS.1770-5 Annex 1, absolute gate). */
export const silencePower = powerFromLufs(-70);

/** The relative gate of integrated loudness: −10 LU. */
const relativeGateRatio = 0.1;

/**
 * Integrated loudness as a mean square: over the gating blocks that pass both gates (BS.1770-5
 * Annex 1). Blocks of several tracks make the loudness of an album: one relative gate over all of
 * them, and no block lies across two tracks. 0 when no block is above −70 LUFS.
 * @param tracks mean squares of 400 ms blocks at 100 ms hop, one list per track
 */
export function gatedPower(tracks: readonly Float64Array[]): number {
  return meanAbove(tracks, gatePower(tracks));
}

/** What blocks must lie above to pass both of those gates, as a mean square. */
export function gatePower(tracks: readonly Float64Array[]): number {
  return Math.max(silencePower, meanAbove(tracks, silencePower) * relativeGateRatio);
}

/** `gatedPower` as loudness, or null when all is silence. */
export function pooledLufs(tracks: readonly Float64Array[]): number | null {
  const power = gatedPower(tracks);
  return power === 0 ? null : lufsFromPower(power);
}

function meanAbove(tracks: readonly Float64Array[], threshold: number): number {
  let sum = 0;
  let count = 0;
  for (const blocks of tracks) {
    for (let j = 0; j < blocks.length; j++) {
      const power = blocks[j]!;
      if (power > threshold) {
        sum += power;
        count++;
      }
    }
  }
  return count === 0 ? 0 : sum / count;
}
