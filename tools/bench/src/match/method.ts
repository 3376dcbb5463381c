import { createEqResponse, frequencyGrid } from '@kindred/dsp';
import { matchTone } from '@kindred/matcher';
import { usualTone, type ToneSetting } from '@kindred/records';
import type { BenchTrack } from './family.js';
import { responseOf } from './perturbation.js';
import { centreOf, laidOver, smooth, type Levels } from './shape.js';

/** What a method does to each track of a family, per 1/3 octave. */
export interface Treatment {
  readonly changesDb: readonly (readonly number[])[];
  /** Furthest rise or fall on the 1/24-octave grid, beyond what was allowed; 0: within. */
  readonly beyondMostDb: number;
}

/** A way to bring a family together. */
export interface ToneMethod {
  readonly name: string;
  treat(tracks: readonly BenchTrack[]): Treatment;
}

const toRelease = { release: 1, reference: 0, balanced: 0 };

/** What a release file that says nothing of tone gets. */
export const usualSetting: ToneSetting = usualTone;

export const kindred: ToneMethod = {
  name: 'Kindred',
  treat: (tracks) => treatWith(tracks, { setting: usualSetting }),
};

/** The estimator alone: everything it sees is done. */
export const kindredTrusting: ToneMethod = {
  name: 'Kindred, estimator alone',
  treat: (tracks) =>
    treatWith(tracks, {
      setting: { toward: toRelease, amount: 1, mostDb: 9 },
      trustsAll: true,
    }),
};

function treatWith(
  tracks: readonly BenchTrack[],
  how: { readonly setting: ToneSetting; readonly trustsAll?: true },
): Treatment {
  const matched = matchTone({ ...how, subjects: tracks.map((profile) => ({ profile })) });
  const furthest = matched.tracks.map(({ eq }, at) => {
    const { sampleRateHz } = tracks[at]!.format;
    const frequenciesHz = frequencyGrid({ highHz: Math.min(20_000, sampleRateHz / 2) });
    return createEqResponse({ sampleRateHz, frequenciesHz }).largestDb(eq);
  });
  return {
    changesDb: matched.tracks.map(({ eq }, at) =>
      responseOf(
        eq.filter((band) => 'gainDb' in band),
        tracks[at]!.format.sampleRateHz,
      ),
    ),
    beyondMostDb: Math.max(0, ...furthest.map((largest) => largest - how.setting.mostDb)),
  };
}

/**
 * After the published idea of Matchering 2: every track gets the whole, smoothed difference to one
 * reference, without a cap. The reference is the track nearest to the family's centre.
 */
export const fullCurve: ToneMethod = {
  name: 'full curve to one track (as Matchering)',
  treat(tracks) {
    const curves = tracks.map(({ tone }) => tone!.loud!.levelsDb);
    const centre = centreOf(curves);
    const distance = (curve: Levels): number =>
      laidOver(curve, centre).reduce<number>(
        (sum, level, band) =>
          sum + Math.abs((level ?? 0) - (level === null ? 0 : (centre[band] ?? 0))),
        0,
      );
    const distances = curves.map(distance);
    const model = curves[distances.indexOf(Math.min(...distances))]!;
    const changesDb = curves.map((curve) => {
      const laid = laidOver(curve, model);
      const apart = laid.map((level, band) =>
        level === null || model[band] === null ? 0 : model[band]! - level,
      );
      return smooth(apart).map((value) => value ?? 0);
    });
    return { changesDb, beyondMostDb: beyondMostDb(changesDb) };
  },
};

/** Peers have no bound of their own: they are held against ours. */
function beyondMostDb(changesDb: readonly (readonly number[])[]): number {
  return Math.max(0, ...changesDb.flat().map((change) => Math.abs(change) - usualSetting.mostDb));
}

const tiltMostDb = 2;

/** One slope around 1 kHz for each track, to the median slope of all, ±2 dB at 80 Hz and 8 kHz. */
export const tiltOnly: ToneMethod = {
  name: 'tilt only',
  treat(tracks) {
    const slopes = tracks.map(({ tone }) => slopeOf(tone!.loud!.levelsDb));
    const [sorted, half] = [[...slopes].sort((a, b) => a - b), slopes.length >> 1];
    const middle =
      slopes.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
    const steepest = tiltMostDb / 10;
    const changesDb = slopes.map((slope) => {
      const turn = Math.max(-steepest, Math.min(steepest, middle - slope));
      return Array.from({ length: 31 }, (_, band) =>
        Math.max(-tiltMostDb, Math.min(tiltMostDb, turn * (band - 17))),
      );
    });
    return { changesDb, beyondMostDb: beyondMostDb(changesDb) };
  },
};

/** dB per 1/3 octave, 80 Hz to 8 kHz. */
function slopeOf(levels: Levels): number {
  const known = levels.flatMap((level, band) =>
    level === null || band < 6 || band > 26 ? [] : [{ level, band }],
  );
  const meanBand = known.reduce((sum, { band }) => sum + band, 0) / known.length;
  const meanLevel = known.reduce((sum, { level }) => sum + level, 0) / known.length;
  let product = 0;
  let square = 0;
  for (const { level, band } of known) {
    product += (band - meanBand) * (level - meanLevel);
    square += (band - meanBand) * (band - meanBand);
  }
  return product / square;
}
