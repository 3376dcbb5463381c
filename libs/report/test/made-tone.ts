import { createBandEqResponse, thirdOctaveCentresHz, thirdOctaves } from '@kindred/dsp';
import type { EqBand, Tone } from '@kindred/records';

/** What sets a track's tone apart from its siblings', and what its filters take back. */
export interface ToneSpec {
  readonly apart: EqBand;
  readonly eq: readonly EqBand[];
}

/** Where all tracks would lie without what sets them apart: 4 dB less each octave. */
export const madeCentreDb: readonly number[] = thirdOctaveCentresHz.map(
  (_, band) => (-4 * band) / 3,
);

/** A tone that lies apart from that centre by what some filters do. */
export function madeTone(apart: readonly EqBand[], levelDb: number): Tone {
  const response = createBandEqResponse({ sampleRateHz: 44_100, bands: thirdOctaves });
  const shape = response.cascadeDb(apart);
  const levelsDb = madeCentreDb.map((centre, band) => centre + shape[band]! + levelDb);
  const balancesDb = { bass: null, lowMid: null, mid: null, highMid: null, high: null };
  const curve = {
    seconds: 60,
    levelsDb,
    midDb: levelsDb,
    sideDb: levelsDb,
    tiltDbPerOctave: null,
    balancesDb,
  };
  return {
    centresHz: thirdOctaveCentresHz,
    whole: curve,
    loud: { ...curve, standardErrorDb: levelsDb.map(() => 0.3), blocks: 8 },
    bandwidthHz: 20_000,
    reason: null,
  };
}
