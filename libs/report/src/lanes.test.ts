import { describe, expect, it } from 'vitest';
import { keptRelease } from '../test/releases.js';
import { makeRecords } from '../test/report-fixture.js';
import { familyOf, type FinishedTrack } from './family.js';
import { drawLanes } from './lanes.js';

const family = familyOf(makeRecords(keptRelease));

/** The first track with this in place of what its limiter took. */
function withReductions(reductionDb: readonly number[]): FinishedTrack {
  const [track] = family.finished;
  if (track === undefined) throw new Error('the fixture has no master');
  const limiter = {
    ...track.rendering.limiter,
    reductionDb,
    reductionMaxDb: Math.max(...reductionDb),
  };
  return { ...track, rendering: { ...track.rendering, limiter } };
}

/** Lowest point of path data, on the grid of 1000. */
function deepestOf(path: string): number {
  const numbers = [...path.matchAll(/-?\d+/g)].map(([text]) => Number(text));
  let y = 0;
  return Math.max(...numbers.map((number, index) => (index % 2 === 1 ? (y += number) : 0)));
}

describe('the limiter lane', () => {
  it('keeps the deepest moment, however short it was', () => {
    const reductions = Array.from({ length: 2900 }, (_, index) => (index === 1234 ? 3 : 0));
    const { limiter } = drawLanes(family, withReductions(reductions));
    expect(limiter.taken).toBe(true);
    // 5 dB deep: 1 dB under the most that the gentle budget allows.
    expect(deepestOf(limiter.path)).toBe(600);
    expect(limiter).toMatchObject({ budgetY: '80%', budget: '−4' });
  });

  it('is as deep as what was taken, even over its budget', () => {
    const { limiter } = drawLanes(family, withReductions([0, 7.4, 0]));
    expect(deepestOf(limiter.path)).toBe(925);
  });

  it('says that nothing was taken under 0.05 dB', () => {
    expect(drawLanes(family, withReductions([0, 0.04])).limiter.taken).toBe(false);
  });
});
