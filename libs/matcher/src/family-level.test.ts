import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFamilyLevel, oneTrackCostMaxLu, type FamilyLevel } from './family-level.js';

/** Each track reaches its level, and so much more when it is stretched. */
function decide(wantedLufs: number, ...reaches: (readonly [number, number])[]): FamilyLevel {
  const tracks = reaches.map(([reachLufs, moreLu]) => ({
    reachLufs,
    stretchedLufs: () => reachLufs + moreLu,
  }));
  return decideFamilyLevel({ wantedLufs, tracks, releaseLufs: (levelLufs) => levelLufs });
}

const level = fc.integer({ min: -3000, max: -500 }).map((hundredths) => hundredths / 100);
const more = fc.integer({ min: 0, max: 200 }).map((hundredths) => hundredths / 100);
const questions = fc.record({
  wantedLufs: level,
  reaches: fc.array(fc.tuple(level, more), { minLength: 1, maxLength: 12 }),
});

describe('decideFamilyLevel', () => {
  it('meets the target where every track has room', () => {
    expect(decide(-14, [-13, 0], [-12, 0], [-14, 0])).toEqual({ levelLufs: -14, binding: null });
  });

  it('comes down by up to 1 LU before anything is asked of the track', () => {
    expect(decide(-11, [-10, 0], [-11.8, 5], [-10, 0])).toEqual({ levelLufs: -11.8, binding: 1 });
  });

  it('then stretches it, then lets it sit up to 1.5 LU under, and stays 1 LU down', () => {
    expect(decide(-11, [-10, 0], [-12.4, 0.5], [-10, 0])).toEqual({ levelLufs: -12, binding: 1 });
    expect(decide(-11, [-10, 0], [-13.8, 0.4], [-10, 0])).toEqual({ levelLufs: -12, binding: 1 });
  });

  it('then comes down further, as far as no one track costs it more than 1.5 LU', () => {
    expect(decide(-11, [-10, 0], [-14.2, 0.4], [-10, 0]).levelLufs).toBeCloseTo(-12.3, 9);
    expect(decide(-11, [-10, 0], [-14.5, 0.4], [-10, 0])).toEqual({
      levelLufs: -11,
      binding: null,
    });
  });

  it('counts what a track costs the release as it is measured, not its siblings alone', () => {
    const tracks = [-14, -10, -10, -10].map((reachLufs) => ({
      reachLufs,
      stretchedLufs: () => reachLufs + 0.3,
    }));
    const at = (perLu: number): FamilyLevel =>
      decideFamilyLevel({ wantedLufs: -11, tracks, releaseLufs: (lufs) => perLu * lufs });
    expect(at(1)).toEqual({ levelLufs: -12.2, binding: 0 });
    expect(at(2)).toEqual({ levelLufs: -11, binding: null });
  });

  it('leaves one absurd track under, and comes down for the next one', () => {
    const decided = decide(-11, [-30, 0], [-11.5, 0], [-9, 0], [-10, 0]);
    expect(decided).toEqual({ levelLufs: -11.5, binding: 1 });
  });

  it('does not let two absurd tracks shield one another', () => {
    const decided = decide(-11, [-30, 0], [-30.2, 0], [-9, 0], [-9, 0], [-10, 0]);
    expect(decided).toEqual({ levelLufs: -11, binding: null });
  });

  it('keeps a release of one track, and most tracks of any, within their own limiting', () => {
    expect(decide(-9, [-12, 2])).toEqual({ levelLufs: -12, binding: 0 });
    expect(decide(Infinity, [-12, 2], [-12.2, 2], [-11.8, 2]).levelLufs).toBe(-12);
  });

  it('never passes the target, nor comes down by more than 1.5 LU for each track that has no room', () => {
    fc.assert(
      fc.property(questions, ({ wantedLufs, reaches }) => {
        const { levelLufs, binding } = decide(wantedLufs, ...reaches);
        expect(levelLufs).toBeLessThanOrEqual(wantedLufs);
        expect(binding === null).toBe(levelLufs === wantedLufs);
        const within = reaches.filter(([reachLufs]) => reachLufs >= levelLufs).length;
        // Half may be left out, and half of the others are exceptions.
        expect(4 * within).toBeGreaterThanOrEqual(reaches.length);
        // Half may be left out: no more tracks than that cost more than their share, one or several.
        const under = reaches.filter(([reachLufs]) => reachLufs < wantedLufs).length;
        if (2 * under > reaches.length) return;
        expect(wantedLufs - levelLufs).toBeLessThanOrEqual(oneTrackCostMaxLu * under + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});
