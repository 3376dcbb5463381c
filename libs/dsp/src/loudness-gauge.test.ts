import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../oracles/seeded-signals.js';
import { gatingBlocks, shortTermWindows, windowPowers } from './energy-windows.js';
import { lufsFromPower, pooledLufs, powerFromLufs } from './loudness.js';
import { createLoudnessGauge, measureLoudness } from './loudness-gauge.js';

/** Energies of a programme that wanders between −35 and −10 LUFS. */
function wandering(segments: number, seed: number): Float64Array {
  const random = seeded(seed);
  let levelLufs = -20;
  return new Float64Array(segments).map(() => {
    levelLufs = Math.min(-10, Math.max(-35, levelLufs + (random() - 0.5)));
    return powerFromLufs(levelLufs);
  });
}

function steady(segments: number, levelLufs: number): Float64Array {
  return new Float64Array(segments).fill(powerFromLufs(levelLufs));
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

describe('windows over energies', () => {
  it('are means of 40 and 300 segments, every 10 segments', () => {
    const energies = wandering(1234, 1);
    const blocks = windowPowers(energies, gatingBlocks);
    const shortTerm = windowPowers(energies, shortTermWindows);
    expect([blocks.length, shortTerm.length]).toEqual([120, 94]);
    blocks.forEach((power, j) => {
      expect(power).toBeCloseTo(mean(energies.subarray(j * 10, j * 10 + 40)), 14);
    });
    shortTerm.forEach((power, j) => {
      expect(power).toBeCloseTo(mean(energies.subarray(j * 10, j * 10 + 300)), 14);
    });
  });
});

describe('loudness', () => {
  it('of a steady programme is one level everywhere, with no range', () => {
    const figures = measureLoudness(steady(1000, -23));
    for (const level of [
      figures.integratedLufs,
      figures.loudSectionLufs,
      figures.shortTermMaxLufs,
      figures.momentaryMaxLufs,
    ]) {
      expect(level).toBeCloseTo(-23, 9);
    }
    expect(figures.rangeLu).toBeCloseTo(0, 9);
    expect(figures.reason).toBeNull();
  });

  it('has a momentary maximum that finds a 400 ms burst to 10 ms', () => {
    const energies = new Float64Array(1000);
    energies.fill(powerFromLufs(-23), 437, 477);
    expect(measureLoudness(energies).momentaryMaxLufs).toBeCloseTo(-23, 9);
    const blocks = windowPowers(energies, gatingBlocks);
    expect(lufsFromPower(Math.max(...blocks))).toBeLessThan(-23.3);
  });

  it('agrees with windows and gates taken one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 4000 }), fc.nat(), (segments, seed) => {
        const energies = wandering(segments, seed);
        const figures = measureLoudness(energies);
        const blocks = windowPowers(energies, gatingBlocks);
        expect(figures.integratedLufs).toBe(pooledLufs([blocks]));
        const shortTerm = windowPowers(energies, shortTermWindows);
        expect(figures.shortTermMaxLufs).toBe(lufsFromPower(Math.max(...shortTerm)));
        expect(figures.loudSectionLufs).toBeLessThanOrEqual(figures.shortTermMaxLufs!);
        expect(figures.loudSectionLufs).toBeGreaterThanOrEqual(
          figures.shortTermMaxLufs! - 2 - 1e-9,
        );
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it('moves with the level, and its range stays', () => {
    const energies = wandering(3000, 5);
    const before = measureLoudness(energies);
    const after = measureLoudness(energies.map((energy) => energy * 10 ** 0.6));
    expect(after.integratedLufs! - before.integratedLufs!).toBeCloseTo(6, 9);
    expect(after.loudSectionLufs! - before.loudSectionLufs!).toBeCloseTo(6, 9);
    expect(after.rangeLu).toBeCloseTo(before.rangeLu!, 9);
  });

  it('is null with a reason where there is none', () => {
    const nothing = {
      integratedLufs: null,
      loudSectionLufs: null,
      shortTermMaxLufs: null,
      momentaryMaxLufs: null,
      rangeLu: null,
    };
    expect(measureLoudness(steady(39, -20))).toEqual({ ...nothing, reason: 'shorter than 0.4 s' });
    expect(measureLoudness(new Float64Array(0)).reason).toBe('shorter than 0.4 s');
    expect(measureLoudness(new Float64Array(500))).toEqual({
      ...nothing,
      reason: 'silent: nothing above −70 LUFS',
    });
    const short = measureLoudness(steady(299, -20));
    expect(short.integratedLufs).toBeCloseTo(-20, 9);
    expect([short.loudSectionLufs, short.rangeLu, short.reason]).toEqual([
      null,
      null,
      'shorter than 3 s',
    ]);
    const blip = new Float64Array(900);
    blip.fill(powerFromLufs(-65), 400, 440);
    expect(measureLoudness(blip)).toMatchObject({
      shortTermMaxLufs: null,
      reason: 'no 3 s above −70 LUFS',
    });
  });

  it('is never NaN or infinite', () => {
    const energy = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e60, noNaN: true }));
    fc.assert(
      fc.property(fc.array(energy, { maxLength: 900, size: 'max' }), (energies) => {
        for (const value of Object.values(measureLoudness(Float64Array.from(energies)))) {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('a loudness gauge', () => {
  it('gives the same figures in memory used before, long after short and short after long', () => {
    const gauge = createLoudnessGauge(4000);
    for (const [segments, seed] of [
      [500, 1],
      [4000, 2],
      [310, 3],
      [20, 4],
      [3999, 5],
    ] as const) {
      const energies = wandering(segments, seed);
      const fresh = measureLoudness(energies);
      expect(gauge.measure(energies)).toEqual(fresh);
      expect(gauge.measureLevels(energies)).toEqual({
        integratedLufs: fresh.integratedLufs,
        loudSectionLufs: fresh.loudSectionLufs,
        rangeLu: fresh.rangeLu,
        gatingBlocks: windowPowers(energies, gatingBlocks),
      });
      expect(gauge.gatingBlocks(energies)).toEqual(windowPowers(energies, gatingBlocks));
    }
  });
});
