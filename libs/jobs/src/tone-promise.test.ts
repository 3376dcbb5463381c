import { createBandEqResponse, thirdOctaveCentresHz, thirdOctaves } from '@kindred/dsp';
import type { EqBand, Tone } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { judgeTone } from './tone-promise.js';

const sampleRateHz = 44_100;
const bell: EqBand = { type: 'bell', frequencyHz: 1000, q: 1, gainDb: -1.5 };
const trace = {
  reductionMaxDb: 0,
  reductionMaxAtSeconds: 0,
  loudPassageLossDb: 0,
  deepReductionShare: 0,
  hopSeconds: 0.1,
  reductionDb: [],
};

/** A file that falls by 1 dB per 1/3 octave, through filters and a gain. */
function toneOf({ eq = [], gainDb = 0 }: { eq?: readonly EqBand[]; gainDb?: number } = {}): Tone {
  const response = createBandEqResponse({ sampleRateHz, bands: thirdOctaves }).cascadeDb(eq);
  const levelsDb = thirdOctaveCentresHz.map((_, band) => -20 - band + response[band]! + gainDb);
  const balancesDb = { bass: 0, lowMid: 0, mid: 0, highMid: 0, high: 0 };
  const sides = { midDb: levelsDb, sideDb: levelsDb };
  const whole = { seconds: 60, levelsDb, ...sides, tiltDbPerOctave: -3, balancesDb };
  return { centresHz: thirdOctaveCentresHz, whole, loud: null, bandwidthHz: 20_000, reason: null };
}

const judge = (
  change: Partial<Parameters<typeof judgeTone>[0]> = {},
): ReturnType<typeof judgeTone> =>
  judgeTone({
    eq: [bell],
    eqTyped: 0,
    sideDb: 0,
    mostDb: 2,
    sampleRateHz,
    source: toneOf(),
    readBack: toneOf({ eq: [bell], gainDb: 6 }),
    trace,
    ...change,
  });

describe('the tone promise', () => {
  it('is kept where the file gained what its filters do, whatever its gain', () => {
    expect(judge()).toEqual({
      name: 'tone',
      kept: true,
      expected: 'at most 2.00 dB, the file within 0.50 dB of its plan',
      got: '1.50 dB summed, the file within 0.00 dB',
    });
  });

  it('is broken where filters together pass most', () => {
    const eq = [bell, { ...bell, frequencyHz: 1200, gainDb: -1 }];
    const summed = judge({ eq, readBack: toneOf({ eq }) });
    expect(summed.kept).toBe(false);
    expect(judge({ eq, readBack: toneOf({ eq }), mostDb: null }).kept).toBe(true);
  });

  it('is broken where the file is not what its filters make of the mix', () => {
    expect(judge({ readBack: toneOf() }).kept).toBe(false);
    expect(judge({ eq: [] }).kept).toBe(false);
    expect(judge({ eq: [], readBack: toneOf({ gainDb: -3 }) }).kept).toBe(true);
  });

  it('allows what a limiter takes from loud bass beside', () => {
    const low: EqBand = { type: 'low-shelf', frequencyHz: 100, q: 0.7, gainDb: -0.8 };
    const readBack = toneOf({ eq: [bell, low] });
    expect(judge({ readBack }).kept).toBe(false);
    expect(judge({ readBack, trace: { ...trace, loudPassageLossDb: 0.4 } }).kept).toBe(true);
  });

  it('has nothing to compare in a file without a tone', () => {
    const silent = judge({ eq: [], source: null });
    expect(silent).toMatchObject({ kept: true, got: 'none, the file too short to compare' });
  });
});
