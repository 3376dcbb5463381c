import { dbFromPower, exp10, log2, powerFromDb } from '@kindred/dsp';
import type { StereoBand } from '@kindred/records';
import { recordedDb } from '../recorded.js';

/** Power of side over that of mid. Minus infinity without a side, NaN without either. */
export function sideToMidDb(midPower: number, sidePower: number): number {
  return dbFromPower(sidePower / midPower);
}

/** Power of both channels over that of mid on both: what is lost in mono. */
export function bandFoldLossDb(midPower: number, sidePower: number): number {
  return dbFromPower((midPower + sidePower) / midPower);
}

/** Levels of mid and side in 1/3-octave bands; null where silent. */
export interface MidSideSpectrum {
  /** Exact centres; a band lies within a factor of 10^(1/20) around its own. */
  readonly centresHz: readonly number[];
  readonly midDb: readonly (number | null)[];
  readonly sideDb: readonly (number | null)[];
}

const edgesHz = [20, 120, 500, 2000, 6000, 16_000] as const;
const halfBandOctaves = log2(exp10(1 / 20));

/**
 * Side against mid in five stretches of the spectrum. A 1/3-octave band across an edge counts on
 * either side by its share in octaves. Stretches beyond half the rate are left out.
 */
export function broadBands(spectrum: MidSideSpectrum, sampleRateHz: number): readonly StereoBand[] {
  const bands: StereoBand[] = [];
  for (let i = 1; i < edgesHz.length; i++) {
    const lowHz = edgesHz[i - 1]!;
    const highHz = Math.min(edgesHz[i]!, sampleRateHz / 2);
    if (lowHz >= highHz) break;
    const mid = powerWithin(spectrum, spectrum.midDb, { lowHz, highHz });
    const side = powerWithin(spectrum, spectrum.sideDb, { lowHz, highHz });
    bands.push({
      lowHz,
      highHz,
      sideToMidDb: recordedDb(sideToMidDb(mid, side)),
      foldLossDb: recordedDb(bandFoldLossDb(mid, side)),
    });
  }
  return bands;
}

function powerWithin(
  { centresHz }: MidSideSpectrum,
  levelsDb: readonly (number | null)[],
  { lowHz, highHz }: { readonly lowHz: number; readonly highHz: number },
): number {
  const low = log2(lowHz);
  const high = log2(highHz);
  let power = 0;
  centresHz.forEach((centreHz, band) => {
    const levelDb = levelsDb[band] ?? null;
    if (levelDb === null) return;
    const centre = log2(centreHz);
    const from = Math.max(low, centre - halfBandOctaves);
    const to = Math.min(high, centre + halfBandOctaves);
    if (to > from) power += (powerFromDb(levelDb) * (to - from)) / (2 * halfBandOctaves);
  });
  return power;
}
