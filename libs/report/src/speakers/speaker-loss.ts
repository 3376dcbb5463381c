import {
  createEqResponse,
  dbFromPower,
  exp2,
  kWeightingDb,
  powerFromDb,
  thirdOctaves,
} from '@kindred/dsp';
import type { ToneCurve } from '@kindred/records';
import type { Speaker } from './speakers.js';

/** Filters are those of this rate, at which the player plays too. */
export const speakerRateHz = 48_000;

/** Inside a third of an octave, where steep filters change by 8 dB. */
const pointsPerBand = 8;
const offsets = Array.from(
  { length: pointsPerBand },
  (_, point) => (point + 0.5) / pointsPerBand - 0.5,
);
const frequenciesHz = thirdOctaves.flatMap(({ lowHz, highHz }) =>
  offsets.map((offset) => Math.sqrt(lowHz * highHz) * exp2(offset / 3)),
);
const weights = kWeightingDb(frequenciesHz, speakerRateHz).map(powerFromDb);
const response = createEqResponse({ sampleRateHz: speakerRateHz, frequenciesHz });

/**
 * What a speaker does to the loudness of a passage, in LU: K-weighted power behind it over that
 * before it, from the passage's third-octave levels of mid and side. Against the same filters run
 * over the sound itself it is within 0.2 LU for music, as a test holds. Null where nothing sounds.
 */
export function speakerChangeLu(
  { filters, sideLinear, sideFilters }: Speaker,
  { midDb, sideDb }: Pick<ToneCurve, 'midDb' | 'sideDb'>,
): number | null {
  const main = response.cascadeDb(filters);
  const side = response.cascadeDb(sideFilters);
  const [mids, sides] = [spread(midDb), spread(sideDb)];
  let before = 0;
  let after = 0;
  weights.forEach((weight, at) => {
    const passed = sides[at]! * sideLinear * sideLinear * powerFromDb(side[at]!);
    before += weight * (mids[at]! + sides[at]!);
    after += weight * powerFromDb(main[at]!) * (mids[at]! + passed);
  });
  return before > 0 && after > 0 ? dbFromPower(after / before) : null;
}

/** Powers at the points: of each band as much as it has, leaning as its neighbours lie. */
function spread(levelsDb: readonly (number | null)[]): Float64Array {
  const powers = new Float64Array(frequenciesHz.length);
  levelsDb.forEach((levelDb, band) => {
    if (levelDb === null) return;
    const below = levelsDb[band - 1] ?? levelDb;
    const above = levelsDb[band + 1] ?? levelDb;
    const shares = offsets.map((offset) => powerFromDb(((above - below) / 2) * offset));
    const total = shares.reduce((sum, share) => sum + share, 0);
    shares.forEach((share, point) => {
      powers[band * pointsPerBand + point] = (powerFromDb(levelDb) * share) / total;
    });
  });
  return powers;
}
