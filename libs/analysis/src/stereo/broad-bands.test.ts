import { describe, expect, it } from 'vitest';
import { bandFoldLossDb, broadBands, sideToMidDb } from './broad-bands.js';

const centresHz = Array.from({ length: 31 }, (_, i) => 1000 * 10 ** ((i - 17) / 10));
const flat = (levelDb: number | null): (number | null)[] => centresHz.map(() => levelDb);

describe('broad bands', () => {
  it('of a flat spectrum with a side 10 dB down say so everywhere', () => {
    const bands = broadBands({ centresHz, midDb: flat(-20), sideDb: flat(-30) }, 48000);
    expect(bands.map(({ lowHz, highHz }) => [lowHz, highHz])).toEqual([
      [20, 120],
      [120, 500],
      [500, 2000],
      [2000, 6000],
      [6000, 16000],
    ]);
    for (const band of bands) {
      expect(band.sideToMidDb).toBe(-10);
      expect(band.foldLossDb).toBe(0.41);
    }
  });

  it('take what lies in them, and of a band across an edge its share in octaves', () => {
    // The band around 125.9 Hz reaches from 112.2 to 141.3: 29 % of its octaves lie below 120 Hz.
    const sideDb = centresHz.map((hz) => (Math.round(hz) === 126 ? -20 : null));
    const [low, next] = broadBands({ centresHz, midDb: flat(-20), sideDb }, 48000);
    const share = Math.log2(120 / (centresHz[8]! / 10 ** 0.05)) / Math.log2(10 ** 0.1);
    const bandsBelow = Math.log2(120 / 20) / Math.log2(10 ** 0.1);
    expect(low!.sideToMidDb).toBeCloseTo(10 * Math.log10(share / bandsBelow), 1);
    const bandsNext = Math.log2(500 / 120) / Math.log2(10 ** 0.1);
    expect(next!.sideToMidDb).toBeCloseTo(10 * Math.log10((1 - share) / bandsNext), 1);
  });

  it('end at half the rate', () => {
    const bands = broadBands({ centresHz, midDb: flat(-20), sideDb: flat(-20) }, 8000);
    expect(bands.map(({ highHz }) => highHz)).toEqual([120, 500, 2000, 4000]);
  });

  it('are null where there is no mid or no side', () => {
    const [band] = broadBands({ centresHz, midDb: flat(-20), sideDb: flat(null) }, 48000);
    expect(band).toMatchObject({ sideToMidDb: null, foldLossDb: 0 });
    const [cancelled] = broadBands({ centresHz, midDb: flat(null), sideDb: flat(-20) }, 48000);
    expect(cancelled).toMatchObject({ sideToMidDb: null, foldLossDb: null });
  });

  it('lose 3.01 dB in mono where side and mid are equal', () => {
    expect(bandFoldLossDb(0.3, 0.3)).toBeCloseTo(3.0103, 4);
    expect(sideToMidDb(0.3, 0.3)).toBeCloseTo(0, 9);
  });
});
