import { describe, expect, it } from 'vitest';
import { powerFromLufs, lufsFromPower } from './loudness.js';
import { loudnessRangeLu, loudSectionPower, sortedPowers } from './short-term-statistics.js';

function powers(...levels: readonly number[]): Float64Array {
  return Float64Array.from(levels, powerFromLufs);
}
function repeated(levelLufs: number, count: number): number[] {
  return Array.from({ length: count }, () => levelLufs);
}
function rangeLu(...levels: readonly number[]): number | null {
  return loudnessRangeLu(sortedPowers(powers(...levels), new Float64Array(levels.length)));
}
function loudSectionLufs(integratedLufs: number, ...levels: readonly number[]): number {
  const sorted = sortedPowers(powers(...levels), new Float64Array(levels.length));
  return lufsFromPower(loudSectionPower(sorted, powerFromLufs(integratedLufs)));
}

describe('loudness range', () => {
  it('of −40 to −20 in steps of 1 is 17', () => {
    const steps = Array.from({ length: 21 }, (_, i) => -40 + i);
    expect(rangeLu(...steps)).toBeCloseTo(17, 9);
    expect(rangeLu(...steps.toReversed())).toBeCloseTo(17, 9);
  });

  it('rounds a rank of one half up: the second of six is their 10th percentile', () => {
    expect(rangeLu(-30, -24, -23, -22, -21, -20)).toBeCloseTo(4, 9);
  });

  it('leaves out what lies 20 LU under the mean', () => {
    expect(rangeLu(...repeated(-20, 50), ...repeated(-30, 50))).toBeCloseTo(10, 9);
    expect(rangeLu(...repeated(-20, 50), ...repeated(-44, 50))).toBeCloseTo(0, 9);
  });

  it('does not change when the programme is repeated', () => {
    const levels = [-20, -22, -31, -25, -18, -27, -36, -24, -29, -21, -20.5];
    const many = Array.from({ length: 40 }, () => levels).flat();
    expect(rangeLu(...many, ...many)).toBeCloseTo(rangeLu(...many)!, 9);
  });

  it('is null for silence', () => {
    expect(rangeLu(-71, -80)).toBeNull();
    expect(rangeLu()).toBeNull();
  });
});

describe('the loud-section level', () => {
  it('is the 95th percentile, by nearest rank', () => {
    const levels = Array.from({ length: 100 }, (_, i) => -20 + i * 0.01);
    // The 95th of 100.
    expect(loudSectionLufs(-20, ...levels)).toBeCloseTo(-20 + 0.94, 9);
  });

  it('follows a climax too short for a percentile, 2 LU under it', () => {
    expect(loudSectionLufs(-20, ...repeated(-20, 99), -12)).toBeCloseTo(-14, 9);
  });

  it('looks only at windows within 10 LU of the integrated loudness', () => {
    const verse = repeated(-35, 900);
    const chorus = Array.from({ length: 100 }, (_, i) => -20 + i * 0.01);
    expect(loudSectionLufs(-20, ...verse, ...chorus)).toBeCloseTo(-20 + 0.94, 9);
  });

  it('is nothing without a window', () => {
    expect(loudSectionLufs(-20)).toBe(-Infinity);
  });
});
