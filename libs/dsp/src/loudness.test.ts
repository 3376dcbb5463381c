import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatedPower, lufsFromPower, pooledLufs, powerFromLufs, silencePower } from './loudness.js';

/** The standard's two gates, word for word, in decibels. */
function textbookLufs(blocks: readonly number[]): number {
  const lufs = (z: number): number => -0.691 + 10 * Math.log10(z);
  const mean = (zs: readonly number[]): number => zs.reduce((a, b) => a + b, 0) / zs.length;
  const audible = blocks.filter((z) => lufs(z) > -70);
  const relativeGate = lufs(mean(audible)) - 10;
  return lufs(mean(audible.filter((z) => lufs(z) > relativeGate)));
}

const blockLevels = fc.array(fc.double({ min: -90, max: 0, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

describe('gated loudness', () => {
  it('is the standard, word for word', () => {
    fc.assert(
      fc.property(blockLevels, (levels) => {
        const blocks = Float64Array.from(levels, powerFromLufs);
        const expected = textbookLufs([...blocks]);
        const got = pooledLufs([blocks]);
        if (Number.isNaN(expected)) expect(got).toBeNull();
        else expect(got).toBeCloseTo(expected, 9);
      }),
      { seed: 1 },
    );
  });

  it('of several tracks is that of their blocks in one heap', () => {
    fc.assert(
      fc.property(fc.array(blockLevels, { maxLength: 5 }), (tracks) => {
        const powers = tracks.map((levels) => Float64Array.from(levels, powerFromLufs));
        const heap = Float64Array.from(powers.flatMap((track) => [...track]));
        expect(gatedPower(powers)).toBeCloseTo(gatedPower([heap]), 12);
      }),
      { seed: 1 },
    );
  });

  it('rises with the level, dB for dB, above the absolute gate', () => {
    const blocks = Float64Array.from([-20, -25, -31, -40], powerFromLufs);
    const louder = blocks.map((power) => power * powerFromLufs(-0.691 + 6));
    expect(pooledLufs([louder])! - pooledLufs([blocks])!).toBeCloseTo(6, 9);
  });

  it('leaves out blocks 10 LU below, which a mean would not', () => {
    const blocks = Float64Array.from([-20, -20, -36, -36], powerFromLufs);
    expect(pooledLufs([blocks])).toBeCloseTo(-20, 9);
  });

  it('is null for silence and for nothing', () => {
    expect(pooledLufs([])).toBeNull();
    expect(pooledLufs([new Float64Array(30)])).toBeNull();
    expect(pooledLufs([Float64Array.of(silencePower)])).toBeNull();
  });

  it('knows a full-scale sine in one channel: −3.01 LUFS of a weighted mean square of ½ + 0.691 dB', () => {
    expect(lufsFromPower(0.5 * 10 ** 0.0691)).toBeCloseTo(-3.01, 2);
    expect(lufsFromPower(0)).toBe(-Infinity);
  });
});
