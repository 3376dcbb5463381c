import {
  lufsFromPower,
  shortTermWindows,
  silencePower,
  windowPowers,
  type Energies,
} from '@kindred/dsp';
import type { LoudnessHistogram } from '@kindred/records';

const binLu = 0.5;

/** Counts the 3 s windows of a track over −70 LUFS by their loudness. */
export function loudnessHistogram(energies: Energies): LoudnessHistogram {
  const bins: number[] = [];
  for (const power of windowPowers(energies, shortTermWindows)) {
    if (power <= silencePower) continue;
    const bin = Math.max(0, Math.floor((lufsFromPower(power) + 70) / binLu));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const first = bins.findIndex((count) => count !== undefined);
  if (first < 0) return { binLu, lowestLufs: null, counts: [] };
  return {
    binLu,
    lowestLufs: first * binLu - 70,
    counts: Array.from({ length: bins.length - first }, (_, j) => bins[first + j] ?? 0),
  };
}
