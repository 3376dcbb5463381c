import { describe, expect, it } from 'vitest';
import { bandwidthFindings } from './bandwidth.js';

/** Levels over bins of 200 Hz from 1 kHz to half the rate. */
function codes(levelOf: (hz: number) => number, sampleRateHz = 44_100): string[] {
  const bins = Math.floor((sampleRateHz / 2 - 1000) / 200);
  const highDb = Array.from({ length: bins }, (_, bin) => levelOf(1100 + 200 * bin));
  return bandwidthFindings({ lowestHz: 1000, binHz: 200, highDb }, { sampleRateHz }).map(
    ({ code, value }) => `${code} ${value}`,
  );
}

const floorDb = -115;
/** Falls gently to `cutHz`, and then by so much per kilohertz. */
const cutAt =
  (cutHz: number, { dbPerKhz = 80, fromDb = -50 } = {}) =>
  (hz: number): number =>
    Math.max(
      floorDb,
      fromDb - 6 * Math.log2(hz / 10_000) - (dbPerKhz * Math.max(0, hz - cutHz)) / 1000,
    );

describe('where the sound stops', () => {
  it.each([11_000, 16_000, 19_000, 20_200])('as if cut at %i Hz, it may be lossy', (cutHz) => {
    const [found] = codes(cutAt(cutHz));
    expect(found).toMatch(/^lossy/);
    expect(Math.abs(Number(found!.split(' ')[1]) - cutHz)).toBeLessThanOrEqual(300);
  });

  it('also where little is left to be cut', () => {
    expect(codes(cutAt(16_000, { fromDb: -75 }))).toEqual(['lossy 16200']);
  });

  it('by a gentle or an analogue slope, nothing is said', () => {
    for (const dbPerKhz of [0, 10, 25, 40]) expect(codes(cutAt(15_000, { dbPerKhz }))).toEqual([]);
  });

  it('where a 44.1 kHz file must end, nothing is said', () => {
    expect(codes(cutAt(21_200))).toEqual([]);
  });

  it('of an island of images or a row of lines, nothing is said', () => {
    expect(codes((hz) => (hz > 14_000 && hz < 15_500 ? -60 : floorDb))).toEqual([]);
    expect(codes((hz) => (hz < 16_000 && Math.round(hz / 200) % 8 === 0 ? -50 : floorDb))).toEqual(
      [],
    );
  });

  it('below half of a rate that is doubled, it was made at a lower one', () => {
    expect(codes(cutAt(21_500), 96_000)[0]).toMatch(/^upsampled/);
    expect(codes(cutAt(23_400), 96_000)[0]).toMatch(/^upsampled/);
    expect(codes(cutAt(21_500), 48_000)[0]).toMatch(/^upsampled/);
    expect(codes(cutAt(23_000), 48_000)).toEqual([]);
    expect(codes(cutAt(40_000), 96_000)).toEqual([]);
  });
});
