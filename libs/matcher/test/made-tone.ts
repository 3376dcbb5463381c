import {
  thirdOctaveCentresHz,
  thirdOctaves,
  createBandEqResponse,
  type GainBand,
} from '@kindred/dsp';
import type { Finding, Tone } from '@kindred/records';
import type { ToneSubject } from '../src/tone/tone-question.js';

export interface MadeTone {
  /** Added to a song that falls by 3 dB an octave above 100 Hz, per 1/3 octave. */
  readonly shapeDb?: (hz: number) => number;
  readonly faults?: readonly GainBand[];
  readonly gainDb?: number;
  readonly errorDb?: number;
  readonly blocks?: number;
  readonly seconds?: number;
  readonly bandwidthHz?: number;
  readonly sampleRateHz?: number;
  readonly findings?: readonly Pick<Finding, 'code'>[];
}

/** A song's tone, as it would be measured. */
export function makeTone(made: MadeTone = {}): Tone {
  const { shapeDb = () => 0, faults = [], gainDb = 0, errorDb = 0.3, blocks = 8 } = made;
  const { seconds = 180, bandwidthHz = 20_000, sampleRateHz = 44_100 } = made;
  const response = createBandEqResponse({ sampleRateHz, bands: thirdOctaves }).cascadeDb(faults);
  const levelsDb = thirdOctaveCentresHz.map((hz, band) => {
    const song = -20 - 3 * Math.abs(Math.log2(hz / 100));
    const level = hz > bandwidthHz * 1.1 ? -95 : song + shapeDb(hz) + response[band]! + gainDb;
    return Math.round(level * 100) / 100;
  });
  const curve = {
    seconds,
    levelsDb,
    midDb: levelsDb,
    sideDb: levelsDb,
    tiltDbPerOctave: 0,
    balancesDb: { bass: 0, lowMid: 0, mid: 0, highMid: 0, high: 0 },
  };
  return {
    centresHz: thirdOctaveCentresHz,
    whole: curve,
    loud: { ...curve, standardErrorDb: levelsDb.map(() => errorDb), blocks },
    bandwidthHz,
    reason: null,
  };
}

export function makeSubject(number: number, made: MadeTone = {}): ToneSubject {
  const { sampleRateHz = 44_100, findings = [] } = made;
  return {
    profile: {
      number,
      title: `Song ${number}`,
      tone: makeTone(made),
      findings: findings as readonly Finding[],
      format: { sampleRateHz },
    },
  };
}

/** Songs that differ a little, each in its own way. */
export function makeFamily(count: number, made: (number: number) => MadeTone = () => ({})) {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const own = (hz: number): number => 0.25 * Math.sin(number * 2.4 + Math.log2(hz));
    const { shapeDb = () => 0, ...rest } = made(number);
    return makeSubject(number, { ...rest, shapeDb: (hz) => own(hz) + shapeDb(hz) });
  });
}
