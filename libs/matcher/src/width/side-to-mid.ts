import {
  createBandEqResponse,
  dbFromPower,
  plateauBands,
  powerFromDb,
  thirdOctaveCentresHz,
  thirdOctaves,
  widthBand,
} from '@kindred/dsp';
import type { ToneCurve } from '@kindred/records';

/** 500 Hz and 8 kHz are bands of their own, a little off those numbers. */
const slack = 1.05;

/** Power of side over that of mid, 500 Hz to 8 kHz, in dB; null where either is silent. */
export function sideToMidDb({ midDb, sideDb }: ToneCurve): number | null {
  const mid = powerBetween(midDb);
  const side = powerBetween(sideDb);
  return mid > 0 && side > 0 ? dbFromPower(side / mid) : null;
}

function powerBetween(levelsDb: readonly (number | null)[]): number {
  return levelsDb.reduce<number>((sum, level, band) => {
    const hz = thirdOctaveCentresHz[band]!;
    const isWidth = hz * slack >= widthBand.lowHz && hz <= widthBand.highHz * slack;
    return level === null || !isWidth ? sum : sum + powerFromDb(level);
  }, 0);
}

/**
 * How much more a track loses in mono once its side has been raised: power of both channels over
 * that of mid on both, after less before.
 */
export function moreMonoLossDb({ midDb, sideDb }: ToneCurve, raisedDb: number): number {
  const raise = createBandEqResponse({ sampleRateHz: 48_000, bands: thirdOctaves }).cascadeDb(
    plateauBands(raisedDb, widthBand),
  );
  let mid = 0;
  let before = 0;
  let after = 0;
  midDb.forEach((level, band) => {
    const side = sideDb[band] ?? null;
    mid += level === null ? 0 : powerFromDb(level);
    before += side === null ? 0 : powerFromDb(side);
    after += side === null ? 0 : powerFromDb(side + raise[band]!);
  });
  return mid === 0 ? 0 : dbFromPower((mid + after) / (mid + before));
}
