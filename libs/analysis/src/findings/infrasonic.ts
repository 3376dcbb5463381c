import { dbFromPower } from '@kindred/dsp';
import type { Dynamics, Finding } from '@kindred/records';
import { findingOf } from './finding-of.js';
import type { LowWindows } from './low-windows.js';

/** Below this nothing is heard, and loudspeakers still move. */
const rumbleHz = { from: 5, to: 25 } as const;
const bassHz = { from: 40, to: 80 } as const;
const underBassDb = 10;
/** Rumble under these is harmless: absolute, and against the whole track. */
const levelMinDbfs = -50;
const underTrackDb = 20;

/** Energy below 25 Hz nearly as strong as the bass. */
export function infrasonicFindings(
  low: LowWindows,
  { rmsDbfs }: Pick<Dynamics, 'rmsDbfs'>,
): readonly Finding[] {
  const powers = low.mean();
  if (powers === null) return [];
  const binHz = low.rateHz / low.size;
  const rumble = bandDbfs(powers, rumbleHz, binHz);
  const bass = bandDbfs(powers, bassHz, binHz);
  // A full-scale sine is 0 dBFS here, and 3.01 dB under it as RMS.
  const trackDbfs = rmsDbfs === null ? Infinity : rmsDbfs + 3.01;
  const matters = rumble > levelMinDbfs && rumble > trackDbfs - underTrackDb;
  if (!matters || rumble < bass - underBassDb) return [];
  return [
    findingOf({
      code: 'sub',
      severity: 'warning',
      value: Math.min(60, rumble - bass),
      threshold: -underBassDb,
      unit: 'dB',
      places: [],
      numbers: { levelDbfs: rumble },
      fixable: 'mix',
    }),
  ];
}

/** A full-scale sine within the band is 0 dBFS (Hann spreads its power over 1.5 bins). */
function bandDbfs(
  powers: Float64Array,
  band: { readonly from: number; readonly to: number },
  binHz: number,
): number {
  let sum = 0;
  for (let bin = Math.ceil(band.from / binHz); bin <= band.to / binHz; bin++) sum += powers[bin]!;
  return dbFromPower(sum / 1.5 + 1e-30);
}
