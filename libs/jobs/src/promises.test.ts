import { describe, expect, it } from 'vitest';
import { promiseNames } from '@kindred/records';
import type { MixFacts } from './payloads.js';
import { judgePromises, type Evidence } from './promises.js';

function measurement(change: {
  integratedLufs: number;
  loudSectionLufs: number | null;
  truePeakDbtp: number;
  truePeakItuDbtp?: number;
  rangeLu?: number;
}): MixFacts {
  const { integratedLufs, loudSectionLufs, truePeakDbtp, rangeLu = 6 } = change;
  return {
    format: {
      container: 'wav',
      sampleKind: 'integer',
      bitsPerSample: 24,
      sampleRateHz: 44100,
      channels: 2,
      frames: 441000,
      durationSeconds: 10,
    },
    sha256: 'a'.repeat(64),
    loudness: {
      integratedLufs,
      loudSectionLufs,
      shortTermMaxLufs: null,
      momentaryMaxLufs: null,
      rangeLu,
      reason: null,
    },
    peak: {
      truePeakDbtp,
      truePeakItuDbtp: change.truePeakItuDbtp ?? truePeakDbtp,
      samplePeakDbfs: truePeakDbtp,
      truePeakAtSeconds: 1,
      reason: null,
    },
    series: { hopSeconds: 0.1, momentaryLufs: [], shortTermLufs: [] },
    tone: { centresHz: [], whole: null, loud: null, bandwidthHz: null, reason: 'too short' },
  };
}

const source = measurement({ integratedLufs: -20, loudSectionLufs: -18, truePeakDbtp: -4 });

function evidence(change: Partial<Evidence> = {}): Evidence {
  const readBack = measurement({ integratedLufs: -14, loudSectionLufs: -12, truePeakDbtp: -1.05 });
  return {
    track: {
      number: 1,
      file: 'a.wav',
      title: 'A',
      sourceSha256: source.sha256,
      eq: [],
      gainDb: 6,
      role: null,
      offsetLu: 0,
      limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
      limiting: { budget: 'gentle', times: 1 },
      aimLufs: -12,
      expected: {
        integratedLufs: -14,
        loudSectionLufs: -12,
        reductionMaxDb: 2,
        loudPassageLossDb: 0.2,
        deepReductionShare: 0,
      },
      because: [],
    },
    basis: 'loud sections',
    toneMostDb: 2,
    source,
    frames: 441000,
    written: {
      sha256: readBack.sha256,
      bytes: 1000,
      frames: 441000,
      trace: {
        reductionMaxDb: 2,
        reductionMaxAtSeconds: 3,
        loudPassageLossDb: 0.2,
        deepReductionShare: 0,
        hopSeconds: 0.1,
        reductionDb: [],
      },
    },
    readBack,
    comparison: { change: { lowestDb: -2, highestDb: 0, count: 100 }, offsetFrames: 0 },
    sourceSha256: source.sha256,
    ...change,
  };
}

function broken(change: Partial<Evidence> = {}): string[] {
  return judgePromises(evidence(change))
    .filter(({ kept }) => !kept)
    .map(({ name }) => name);
}

function readBack(change: Partial<Parameters<typeof measurement>[0]>): Partial<Evidence> {
  const normal = { integratedLufs: -14, loudSectionLufs: -12, truePeakDbtp: -1.05 };
  return { readBack: measurement({ ...normal, ...change }) };
}

function trace(change: Partial<Evidence['written']['trace']>): Partial<Evidence> {
  const { written } = evidence();
  return { written: { ...written, trace: { ...written.trace, ...change } } };
}

function late(offsetFrames: number | null): Partial<Evidence> {
  return { comparison: { change: { lowestDb: null, highestDb: 9, count: 100 }, offsetFrames } };
}

describe('the promises', () => {
  it('are judged by name, in order, and all kept by a sound master', () => {
    expect(judgePromises(evidence()).map(({ name }) => name)).toEqual(promiseNames);
    expect(broken()).toEqual([]);
  });

  it.each([
    ['a 16x peak over the ceiling', readBack({ truePeakDbtp: -0.99 }), ['peak']],
    ['an ITU peak over the ceiling', readBack({ truePeakItuDbtp: -0.99 }), ['peak']],
    ['a loud section 0.11 LU off its aim', readBack({ loudSectionLufs: -12.11 }), ['loudness']],
    ['more loss than the budget allows', trace({ loudPassageLossDb: 0.71 }), ['dynamics']],
    ['a deeper reduction than allowed', trace({ reductionMaxDb: 4.01 }), ['dynamics']],
    ['deep reduction for too long', trace({ deepReductionShare: 0.0021 }), ['dynamics']],
    ['a loudness range that shrank', readBack({ rangeLu: 4.9 }), ['dynamics']],
    ['a file that lies late', late(1), ['length']],
    [
      'a file that reads back otherwise',
      { written: { ...evidence().written, sha256: 'b' } },
      ['files'],
    ],
    ['a source that changed', { sourceSha256: 'c' }, ['sources']],
    ['a file that is not alike', late(null), ['length']],
  ])('are broken by %s', (_, change, names) => {
    expect(broken(change)).toEqual(names);
  });

  it('keep peaks at least 8 dB over loudness, unless the mix came with less', () => {
    const flat = readBack({ integratedLufs: -8.9, truePeakDbtp: -1.05 });
    expect(broken(flat)).toEqual(['dynamics']);
    const flatMix = measurement({ integratedLufs: -11.85, loudSectionLufs: -12, truePeakDbtp: -4 });
    expect(broken({ ...flat, source: flatMix })).toEqual([]);
  });

  it('hold against a limiter what it took of the range, not what filters did before', () => {
    const narrower = readBack({ rangeLu: 4.5 });
    expect(broken(narrower)).toEqual(['dynamics']);
    expect(broken({ ...narrower, ...trace({ rangeBeforeLu: 5.4 }) })).toEqual([]);
    expect(broken({ ...narrower, ...trace({ rangeBeforeLu: 5.6 }) })).toEqual(['dynamics']);
  });

  it('judge a track without a loud-section level by the whole of it', () => {
    expect(broken(readBack({ loudSectionLufs: null, integratedLufs: -12 }))).toEqual([]);
  });

  it('count frames at the rate of the file', () => {
    const converted = { ...source.format, sampleRateHz: 48_000, frames: 480_000 };
    const readBack = { ...evidence().readBack, format: converted };
    expect(broken({ readBack, frames: 480_000 })).toEqual([]);
    expect(broken({ readBack, frames: 480_001 })).toEqual(['length']);
  });

  it('leave a peak at another rate room for what lies over 20 kHz', () => {
    const { readBack: flat } = readBack({ integratedLufs: -9.2, truePeakDbtp: -1.4 });
    expect(broken({ readBack: flat! })).toEqual(['dynamics']);
    const format = { ...source.format, sampleRateHz: 48_000 };
    expect(broken({ readBack: { ...flat!, format } })).toEqual([]);
  });
});
