import { describe, expect, it } from 'vitest';
import table from '../conformance/album-pooling.json' with { type: 'json' };
import { measure } from '../conformance/measure.js';
import { repeated, steppedTone, type Segment } from '../conformance/signals.js';
import loudness from '../conformance/tech-3341-loudness.json' with { type: 'json' };
import { poolLoudness, type PooledTrack } from './pool-loudness.js';

const sampleRateHz = 48000;
const tracks = new Map<number, PooledTrack>();

/** A Tech 3341 signal as a track of an album. */
function track(number: number): PooledTrack {
  const known = tracks.get(number);
  if (known) return known;
  const row = loudness.cases.find((each) => each.case === number)!;
  const segments = repeated(row.segments as unknown as Segment[], row.repeats ?? 1);
  return made(number, segments);
}

function made(number: number, segments: readonly Segment[]): PooledTrack {
  const signal = steppedTone(segments, { sampleRateHz });
  const measured = measure(signal, { channels: 2 });
  const result: PooledTrack = {
    number,
    format: {
      container: 'wav',
      sampleKind: 'float',
      bitsPerSample: 32,
      sampleRateHz,
      channels: 2,
      frames: measured.frames,
      durationSeconds: measured.frames / sampleRateHz,
    },
    ...measured,
  };
  tracks.set(number, result);
  return result;
}

/** The wrong way: a mean of the tracks' own loudness. */
function energyMeanLufs(album: readonly PooledTrack[]): number {
  const powers = album.map((each) => 10 ** (each.loudness.integratedLufs! / 10));
  return 10 * Math.log10(powers.reduce((a, b) => a + b) / powers.length);
}

describe('pooled loudness', () => {
  it('has all its vectors', () => {
    expect(table.albums.map(({ cases }) => cases.join())).toEqual([
      '1,2',
      '1,3',
      '1,5',
      '2,5',
      '1,2,3,4,5',
    ]);
  });

  it.each(table.albums)('of Tech 3341 signals $cases is that of their blocks', (row) => {
    const album = row.cases.map(track);
    const { pooledLufs } = poolLoudness(album);
    expect(Math.abs(pooledLufs! - row.pooledLufs)).toBeLessThanOrEqual(0.003);
    if (row.energyMeanLufs === undefined) return;
    expect(energyMeanLufs(album)).toBeCloseTo(row.energyMeanLufs, 1);
    expect(Math.abs(pooledLufs! - row.energyMeanLufs)).toBeGreaterThan(0.4);
  });

  it('of one track is its own, within the rounding of its timeline', () => {
    const { loudness: own, ...rest } = track(3);
    const pooled = poolLoudness([{ loudness: own, ...rest }]);
    expect(Math.abs(pooled.pooledLufs! - own.integratedLufs!)).toBeLessThan(0.001);
    expect(pooled.durationWeightedLufs).toBeCloseTo(own.integratedLufs!, 9);
    expect(pooled.loudSectionSpreadLu).toBe(0);
  });

  it('names the loudest track, the first of equals', () => {
    const pooled = poolLoudness([track(2), track(5), { ...track(5), number: 9 }]);
    expect(pooled.loudestTrack).toBe(5);
    expect(pooled.loudestTrackLufs).toBe(track(5).loudness.integratedLufs);
  });

  it('weighs the mean by duration', () => {
    // 20 s at −23 and 80 s at −33 by the meter.
    const long = made(20, [[-33, 80]]);
    const { durationWeightedLufs, durationSeconds } = poolLoudness([track(1), long]);
    const power = 0.2 * 10 ** -2.29933 + 0.8 * 10 ** -3.29933;
    expect(durationWeightedLufs).toBeCloseTo(10 * Math.log10(power), 3);
    expect(durationSeconds).toBe(100);
  });

  it('takes the highest peak and the span of loud sections', () => {
    const pooled = poolLoudness([track(1), track(2)]);
    expect(pooled.truePeakMaxDbtp).toBe(track(1).peak.truePeakDbtp);
    expect(pooled.loudSectionSpreadLu).toBeCloseTo(10, 3);
  });

  it('passes over silent tracks, but counts their length', () => {
    const silent = made(30, [[-Infinity, 10]]);
    const pooled = poolLoudness([track(1), silent]);
    expect(pooled).toEqual({ ...poolLoudness([track(1)]), durationSeconds: 30 });
  });

  it('is null, not NaN, for silence and for nothing', () => {
    const none = {
      pooledLufs: null,
      loudestTrackLufs: null,
      loudestTrack: null,
      durationWeightedLufs: null,
      loudSectionSpreadLu: null,
      truePeakMaxDbtp: null,
    };
    expect(poolLoudness([])).toEqual({ ...none, durationSeconds: 0 });
    expect(poolLoudness([made(31, [[-Infinity, 5]])])).toEqual({ ...none, durationSeconds: 5 });
  });
});
