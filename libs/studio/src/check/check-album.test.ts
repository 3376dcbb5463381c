import { describe, expect, it } from 'vitest';
import { targetPresets, type MeasuredTrack, type Target } from '@kindred/records';
import { checkFamily } from './check-family.js';
import { checkLoudness } from './check-loudness.js';
import { checkPeak } from './check-peak.js';

/** Of a track only what is asked for. */
function track(number: number, integratedLufs: number | null): MeasuredTrack {
  const series = { momentaryLufs: Array<number | null>(100).fill(integratedLufs) };
  const made = { number, status: 'done', series, format: { durationSeconds: 10 } };
  const loudness = { integratedLufs, loudSectionLufs: integratedLufs };
  return { ...made, loudness, peak: {} } as unknown as MeasuredTrack;
}

const { streaming, broadcast } = targetPresets;

function codes(levels: readonly number[], target: Target, plannedLufs: number | null = null) {
  const tracks = levels.map((level, at) => track(at + 1, level));
  const { loudnessLufs, issues } = checkLoudness(tracks, { target, plannedLufs });
  const told = issues.map((one) => `${one.track ?? '-'} ${one.severity} ${one.code}`);
  return [loudnessLufs, ...told];
}

describe('the loudness of an album', () => {
  it('is that of its loudest track: the others may lie under it', () => {
    expect(codes([-16.5, -14.2, -19], streaming)).toEqual([-14.2]);
    expect(codes([-16.5, -13.6, -19], streaming)).toEqual([-13.6]);
  });

  it('breaks its target on either side, named for the loudest track', () => {
    expect(codes([-16.5, -13.4], streaming)).toEqual([-13.4, '2 error off-target']);
    expect(codes([-16.5, -15], streaming)).toEqual([-15, '2 error off-target']);
  });

  it('breaks nothing under its target where the plan says so, and only as far as it says', () => {
    expect(codes([-15], streaming, -15.2)).toEqual([-15, '1 warning under-target-as-planned']);
    expect(codes([-17], streaming, -15.2)).toEqual([-17, '1 error off-target']);
    expect(codes([-12], streaming, -12)).toEqual([-12, '1 error off-target']);
  });

  it('is held track by track where every track is meant, and told as the furthest off', () => {
    expect(codes([-23.2, -22.8], broadcast)).toEqual([-23.2]);
    expect(codes([-23.2, -20, -26], broadcast)).toEqual([
      -20,
      '2 error off-target',
      '3 error off-target',
    ]);
  });

  it('is pooled where the album is meant, and about no track', () => {
    const album: Target = { ...streaming, of: 'album' };
    expect(codes([-14, -14], album).slice(1)).toEqual([]);
    expect(codes([-11, -11], album).slice(1)).toEqual(['- error off-target']);
  });
});

describe('the family of an album', () => {
  const outliers = (levels: readonly number[], offsets: readonly number[] = []) =>
    checkFamily(
      levels.map((level, at) => ({ ...track(at + 1, level), offsetLu: offsets[at] ?? 0 })),
    ).map(({ track: number, severity }) => [number, severity]);

  it('is whole where loud sections lie within 2 LU of the others', () => {
    expect(outliers([-14, -15, -16, -14.5])).toEqual([]);
  });

  it('names the one that stands out, and nobody it stands out from', () => {
    expect(outliers([-14, -14.5, -19, -13.8])).toEqual([[3, 'warning']]);
    expect(outliers([-14, -14.5, -9, -13.8])).toEqual([[3, 'warning']]);
  });

  it('leaves a track where it was meant to lie', () => {
    expect(outliers([-14, -14.5, -17, -13.8], [0, 0, -3, 0])).toEqual([]);
  });

  it('does not say which of two is off', () => {
    expect(outliers([-14, -16.9])).toEqual([]);
    expect(outliers([-14, -17.1])).toEqual([[undefined, 'warning']]);
  });
});

describe('the peak of a file', () => {
  const limits = { ceilingDbtp: -1, lossyPeakDbtp: 0 };
  const told = (exact: number, itu: number, bitsPerSample: number | null = 24) =>
    checkPeak(
      {
        number: 1,
        peak: {
          truePeakDbtp: exact,
          truePeakItuDbtp: itu,
          samplePeakDbfs: -2,
          truePeakAtSeconds: 134.2,
          reason: null,
        },
        format: { bitsPerSample } as MeasuredTrack['format'],
      },
      limits,
    ).map(({ message }) => message);

  it('keeps to the ceiling on both meters', () => {
    expect(told(-1, -1)).toEqual([]);
    expect(told(-0.999, -1.2)).toEqual(['0.1 dB over the ceiling at 2:14']);
    expect(told(-1.2, -0.6)).toEqual(['0.4 dB over the ceiling at 2:14']);
  });

  it('may be higher in a lossy file, up to what no decoder clips', () => {
    expect(told(-0.1, -0.2, null)).toEqual([]);
    expect(told(0.2, 0.1, null)).toEqual(['0.2 dB over what its encoding may reach at 2:14']);
  });
});
