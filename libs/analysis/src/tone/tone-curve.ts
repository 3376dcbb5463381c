import { dbFromPower, log2, thirdOctaveCentresHz } from '@kindred/dsp';
import type { ToneCurve } from '@kindred/records';
import { recordedDb } from '../recorded.js';

/** Mean squares; a band beyond half the rate is null. */
export interface CurvePowers {
  readonly sum: readonly (number | null)[];
  readonly mid: readonly (number | null)[];
  readonly side: readonly (number | null)[];
  /** Power sums of the stretches that balances are told of. */
  readonly balances: Readonly<Record<keyof ToneCurve['balancesDb'], number | null>>;
}

/** Below this a band is silent: −150 dB, under the rounding of 24-bit samples. */
const silentPower = 1e-15;
/** What 32-bit transforms may leave of the loud in the silent, over all bands: −125 dB. */
const roundingRatio = 3e-13;

/** The record of a curve's powers. */
export function toneCurve(powers: CurvePowers, seconds: number): ToneCurve {
  const total = powers.sum.reduce<number>((sum, power) => sum + (power ?? 0), 0);
  const silent = Math.max(silentPower, total * roundingRatio);
  const levels = (bands: readonly (number | null)[]): (number | null)[] =>
    bands.map((power) =>
      power === null || power <= silent ? null : recordedDb(dbFromPower(power)),
    );
  const levelsDb = levels(powers.sum);
  return {
    seconds: hundredths(seconds),
    levelsDb,
    midDb: levels(powers.mid),
    sideDb: levels(powers.side),
    tiltDbPerOctave: tilt(levelsDb),
    balancesDb: balances(powers.balances, silent),
  };
}

/** 0.01 is finer than any spectrum is known; never −0, which JSON does not keep. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Least-squares slope over 100 Hz to 10 kHz; null with fewer than half of those 21 bands. */
function tilt(levelsDb: readonly (number | null)[]): number | null {
  const points = thirdOctaveCentresHz.flatMap((centreHz, band) => {
    const levelDb = levelsDb[band] ?? null;
    const inside = centreHz >= 100 && centreHz <= 10_000 && levelDb !== null;
    return inside ? [{ octaves: log2(centreHz), levelDb }] : [];
  });
  if (points.length < 11) return null;
  const octavesMean = points.reduce((sum, { octaves }) => sum + octaves, 0) / points.length;
  let covariance = 0;
  let variance = 0;
  for (const { octaves, levelDb } of points) {
    covariance += (octaves - octavesMean) * levelDb;
    variance += (octaves - octavesMean) * (octaves - octavesMean);
  }
  return hundredths(covariance / variance);
}

function balances(powers: CurvePowers['balances'], silent: number): ToneCurve['balancesDb'] {
  const { bass, lowMid, mid, highMid, high } = powers;
  const total = (bass ?? 0) + (lowMid ?? 0) + (mid ?? 0) + (highMid ?? 0) + (high ?? 0);
  const share = (power: number | null): number | null =>
    power === null || power <= silent ? null : recordedDb(dbFromPower(power / total));
  return {
    bass: share(bass),
    lowMid: share(lowMid),
    mid: share(mid),
    highMid: share(highMid),
    high: share(high),
  };
}
