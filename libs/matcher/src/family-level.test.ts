import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFamilyLevel, oneTrackCostMaxLu } from './family-level.js';

const level = fc.integer({ min: -3000, max: -500 }).map((hundredths) => hundredths / 100);
const questions = fc.record({
  wantedLufs: level,
  reachesLufs: fc.array(level, { minLength: 1, maxLength: 12 }),
});

describe('decideFamilyLevel', () => {
  it('meets the target where every track has room', () => {
    expect(decideFamilyLevel({ wantedLufs: -14, reachesLufs: [-13, -12, -14] })).toEqual({
      levelLufs: -14,
      binding: null,
    });
  });

  it('yields exactly as far as the binding track needs', () => {
    expect(decideFamilyLevel({ wantedLufs: -11, reachesLufs: [-10, -12.3, -11.4] })).toEqual({
      levelLufs: -12.3,
      binding: 1,
    });
  });

  it('leaves one absurd track under, and yields to the next one', () => {
    expect(decideFamilyLevel({ wantedLufs: -11, reachesLufs: [-30, -11.5, -9, -10] })).toEqual({
      levelLufs: -11.5,
      binding: 1,
    });
  });

  it('is not fooled by two absurd tracks that shield one another', () => {
    expect(decideFamilyLevel({ wantedLufs: -11, reachesLufs: [-30, -29.5, -9, -9, -9] })).toEqual({
      levelLufs: -11,
      binding: null,
    });
  });

  it('waits for two tracks that cost less than 1.5 LU each', () => {
    const reachesLufs = [-12.4, -12.35, -9, -9, -9];
    expect(decideFamilyLevel({ wantedLufs: -10, reachesLufs }).binding).toBe(0);
    expect(decideFamilyLevel({ wantedLufs: -9.3, reachesLufs }).binding).toBeNull();
  });

  it('waits for every track when most of them have no room', () => {
    const reachesLufs = [-20, -20.5, -21, -9, -9];
    expect(decideFamilyLevel({ wantedLufs: -11, reachesLufs }).levelLufs).toBe(-21);
  });

  it('always waits for a track that is alone', () => {
    expect(decideFamilyLevel({ wantedLufs: -11, reachesLufs: [-30] })).toEqual({
      levelLufs: -30,
      binding: 0,
    });
  });

  it('waits when waiting costs exactly what is allowed, and not for more', () => {
    const reachesLufs = [-12.5, -8, -8];
    expect(decideFamilyLevel({ wantedLufs: -11, reachesLufs }).binding).toBe(0);
    expect(decideFamilyLevel({ wantedLufs: -10.99, reachesLufs }).binding).toBeNull();
  });

  it('never passes the target, and leaves at most half of the tracks under', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const { levelLufs } = decideFamilyLevel(question);
        expect(levelLufs).toBeLessThanOrEqual(question.wantedLufs);
        const under = question.reachesLufs.filter((reach) => reach < levelLufs).length;
        expect(under).toBeLessThanOrEqual(question.reachesLufs.length / 2);
      }),
    );
  });

  it('never lets one track, or a minority of k, cost more than 1.5 LU each', () => {
    fc.assert(
      fc.property(questions, ({ wantedLufs, reachesLufs }) => {
        const { levelLufs } = decideFamilyLevel({ wantedLufs, reachesLufs });
        const sorted = [...reachesLufs].sort((a, b) => a - b);
        const under = sorted.filter((reach) => reach < levelLufs).length;
        for (let k = 1; under + k <= Math.floor(sorted.length / 2); k++) {
          const without = Math.min(wantedLufs, sorted[under + k]!);
          expect(without - levelLufs).toBeLessThanOrEqual(oneTrackCostMaxLu * k);
        }
      }),
    );
  });

  it('decides alike in any order of the tracks', () => {
    fc.assert(
      fc.property(questions, ({ wantedLufs, reachesLufs }) => {
        const forward = decideFamilyLevel({ wantedLufs, reachesLufs });
        const backward = decideFamilyLevel({ wantedLufs, reachesLufs: [...reachesLufs].reverse() });
        expect(backward.levelLufs).toBe(forward.levelLufs);
      }),
    );
  });
});
