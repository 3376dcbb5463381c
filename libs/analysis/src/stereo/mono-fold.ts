import { gatingBlocks, pooledLufs, windowPowers, type SegmentEnergies } from '@kindred/dsp';

/**
 * How much quieter a track is in mono: its integrated loudness less that of (left + right) / 2 on
 * both channels, each by its own gates. Exact, since K-weighting is linear: mid on both channels has
 * the energy (left² + right²) / 2 + left · right. Infinity when nothing is left; null when the track
 * itself has no loudness.
 */
export function foldLossLu({ sum, cross }: SegmentEnergies): number | null {
  const integratedLufs = integrated(sum);
  if (integratedLufs === null) return null;
  const folded = sum.map((power, j) => Math.max(0, 0.5 * power + cross[j]!));
  const foldedLufs = integrated(folded);
  return foldedLufs === null ? Infinity : integratedLufs - foldedLufs;
}

function integrated(energies: Float64Array): number | null {
  return pooledLufs([windowPowers(energies, gatingBlocks)]);
}
