import {
  createBandEqResponse,
  plateauBands,
  thirdOctaveCentresHz,
  thirdOctaves,
  widthBand,
} from '@kindred/dsp';
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
    writtenHz: sampleRateHz,
    isFaded: false,
    source: toneOf(),
    readBack: toneOf({ eq: [bell], gainDb: 6 }),
    gainDb: 6,
    trace,
    comparison: { change: { lowestDb: 0, highestDb: 0, count: 1000 }, offsetFrames: 0 },
    ...change,
  });

describe('the tone promise', () => {
  it('is kept where the file gained what its filters and its gain do', () => {
    expect(judge()).toEqual({
      name: 'tone',
      kept: true,
      expected:
        'at most 2.00 dB; beside filters and gain, samples change by -0.10 to +0.10 dB, ' +
        'bands by -0.50 to +0.50 dB',
      got: '1.50 dB summed; samples by 0.00 to 0.00 dB, bands by 0.00 to 0.00 dB',
    });
  });

  it('is broken where filters together pass most', () => {
    const eq = [bell, { ...bell, frequencyHz: 1200, gainDb: -1 }];
    const readBack = toneOf({ eq, gainDb: 6 });
    expect(judge({ eq, readBack }).kept).toBe(false);
    expect(judge({ eq, readBack, mostDb: null }).kept).toBe(true);
  });

  it('does not bound what a person typed', () => {
    const typed: EqBand = { ...bell, frequencyHz: 1200, gainDb: -6 };
    const eq = [bell, typed];
    const readBack = toneOf({ eq, gainDb: 6 });
    const kept = judge({ eq, eqTyped: 1, readBack });
    expect(kept.kept).toBe(true);
    expect(kept.got).toMatch(/^1\.50 dB summed;/u);
    expect(judge({ eq, readBack }).kept).toBe(false);
  });

  it('knows what a raised side does to the level of both channels', () => {
    const response = createBandEqResponse({ sampleRateHz, bands: thirdOctaves });
    const raised = response.cascadeDb(plateauBands(3, widthBand));
    const mix = toneOf();
    const levelsDb = mix.whole!.levelsDb.map((level) => level! + 10 * Math.log10(4));
    const widened = mix.whole!.midDb.map(
      (mid, band) => 10 * Math.log10(2 * 10 ** (mid! / 10) * (1 + 10 ** (raised[band]! / 10))),
    );
    const source = { ...mix, whole: { ...mix.whole!, levelsDb } };
    const readBack = { ...mix, whole: { ...mix.whole!, levelsDb: widened } };
    const plan = { eq: [], gainDb: 0, source, readBack };
    expect(judge({ ...plan, sideDb: 3 }).kept).toBe(true);
    expect(judge(plan).kept).toBe(false);
  });

  it('is broken where the file is not what its filters and its gain make of the mix', () => {
    expect(judge({ readBack: toneOf({ gainDb: 6 }) }).kept).toBe(false);
    expect(judge({ readBack: toneOf({ eq: [bell], gainDb: 5 }) }).kept).toBe(false);
    expect(judge({ eq: [], readBack: toneOf({ gainDb: 6 }) }).kept).toBe(true);
  });

  it('allows a limiter what it took at its deepest, of any band, and no gain', () => {
    const low: EqBand = { type: 'low-shelf', frequencyHz: 100, q: 0.7, gainDb: -2.4 };
    const readBack = toneOf({ eq: [bell, low], gainDb: 6 });
    const limited = { ...trace, reductionMaxDb: 3 };
    expect(judge({ readBack }).kept).toBe(false);
    expect(judge({ readBack, trace: limited }).kept).toBe(true);
    const raised = toneOf({ eq: [bell, { ...low, gainDb: 1 }], gainDb: 6 });
    expect(judge({ readBack: raised, trace: limited }).kept).toBe(false);
  });

  it('is broken by samples that gained more than filters and gain give, or lost too much', () => {
    const changed = (lowestDb: number, highestDb: number) =>
      judge({
        trace: { ...trace, reductionMaxDb: 3 },
        comparison: { change: { lowestDb, highestDb, count: 1000 }, offsetFrames: 0 },
      }).kept;
    expect([changed(-3, 0), changed(-3.09, 0.09)]).toEqual([true, true]);
    expect([changed(-3.2, 0), changed(0, 0.2)]).toEqual([false, false]);
  });

  it('does not judge what lies far under the loudest band', () => {
    const faint: EqBand = { type: 'high-shelf', frequencyHz: 9000, q: 0.7, gainDb: 6 };
    const steep = (tone: Tone): Tone => {
      const levelsDb = tone.whole!.levelsDb.map((level, band) => level! - 2 * band);
      return { ...tone, whole: { ...tone.whole!, levelsDb } };
    };
    const readBack = steep(toneOf({ eq: [bell, faint], gainDb: 6 }));
    expect(judge({ source: steep(toneOf()), readBack }).kept).toBe(true);
  });

  it('takes a band’s sound to lie anywhere in it, as the tones of a song do', () => {
    const narrow: EqBand = { type: 'bell', frequencyHz: 440, q: 3, gainDb: -6 };
    const a440 = (changeDb: number): Tone => {
      const tone = toneOf({ gainDb: 6 });
      const levelsDb = thirdOctaveCentresHz.map((_, band) => (band === 13 ? -20 + changeDb : -60));
      return { ...tone, whole: { ...tone.whole!, levelsDb } };
    };
    const verdict = (changeDb: number) =>
      judge({ eq: [narrow], eqTyped: 1, gainDb: 0, source: a440(0), readBack: a440(changeDb) });
    expect(verdict(-6).kept).toBe(true);
    expect(verdict(0).kept).toBe(false);
  });

  it('does not judge what leaks from a bass below the bands that it compares', () => {
    const sub = (leakDb: number): Tone => {
      const tone = toneOf();
      const levelsDb = thirdOctaveCentresHz.map((_, band) => (band === 3 ? -10 : -50 + leakDb));
      return { ...tone, whole: { ...tone.whole!, levelsDb } };
    };
    const limited = { ...trace, reductionMaxDb: 1.7 };
    const change = { eq: [], gainDb: 0, trace: limited, source: sub(0) };
    expect(judge({ ...change, readBack: sub(2.7) }).kept).toBe(true);
  });

  it('gives bands more room at another rate, and compares none that it can’t hold', () => {
    const shelf: EqBand = { type: 'low-shelf', frequencyHz: 100, q: 0.7, gainDb: 0.9 };
    const other = toneOf({ eq: [bell, shelf], gainDb: 6 });
    expect(judge({ readBack: other }).kept).toBe(false);
    expect(judge({ readBack: other, writtenHz: 48_000 }).kept).toBe(true);
    const levelsDb = toneOf({ eq: [bell], gainDb: 6 }).whole!.levelsDb.map((level, band) =>
      thirdOctaves[band]!.highHz > 10_000 ? level! - 20 : level,
    );
    const cut = { ...other, whole: { ...other.whole!, levelsDb } };
    expect(judge({ readBack: cut, writtenHz: 22_050 }).kept).toBe(true);
    expect(judge({ readBack: cut, writtenHz: 32_000 }).kept).toBe(false);
  });

  it('compares no bands of a track that fades', () => {
    const readBack = toneOf({ gainDb: 4 });
    expect(judge({ readBack }).kept).toBe(false);
    expect(judge({ readBack, isFaded: true }).kept).toBe(true);
  });

  it('has nothing to compare in a file without a tone', () => {
    expect(judge({ eq: [], source: null })).toMatchObject({
      kept: true,
      got: 'none; samples by 0.00 to 0.00 dB, bands by what could not be compared',
    });
  });
});
