import { describe, expect, it } from 'vitest';
import type { Adjustment, EqBand, Intent, Pin } from '@kindred/records';
import { madeRelease } from '../test/made-plan.js';
import { movedPins } from './moved-pins.js';

const none: Adjustment = { gainDb: 0, toneShare: 1, sideDb: 0, eq: [] };
const bell = (frequencyHz: number, gainDb: number): EqBand => ({
  type: 'bell',
  frequencyHz,
  q: 1,
  gainDb,
});
const track = { track: 2, file: 'mixes/2.wav' };
const gain = (gainDb: number, plannedDb: number): Pin => ({
  part: 'gain',
  ...track,
  gainDb,
  plannedDb,
});
const filters = (eq: EqBand[], planned: EqBand[]): Pin => ({ part: 'eq', ...track, eq, planned });

function move(pins: Pin[], adjust?: Adjustment, directions?: Intent[]) {
  const release = madeRelease(
    [{ file: 'mixes/1.wav' }, { file: 'mixes/2.wav', ...(adjust ? { adjust } : {}) }],
    directions ? { directions } : {},
  );
  const { adjustments, stays } = movedPins(pins, release);
  return { adjust: adjustments.get('mixes/2.wav'), why: stays.map(({ why }) => why) };
}

describe('pins in a release file', () => {
  it('of gain and side are what they differ by from the plan, on top of what is adjusted', () => {
    const width: Pin = { part: 'width', ...track, sideDb: 1, plannedDb: 0.4 };
    expect(move([gain(0.4, 1.2), width])).toEqual({
      adjust: { ...none, gainDb: -0.8, sideDb: 0.6 },
      why: [],
    });
    const half = { ...none, gainDb: 0.5 };
    expect(move([{ ...gain(0.4, 1.2), adjust: half }], half).adjust).toEqual({
      ...none,
      gainDb: -0.3,
    });
  });

  it('of filters leave those of the match where they were left', () => {
    const decided = [bell(200, -2), bell(4000, 1)];
    const mine = bell(1000, 3);
    expect(move([filters([...decided, mine], decided)]).adjust).toEqual({
      ...none,
      eq: [{ band: mine }],
    });
    const typed = { ...none, eq: [{ band: bell(90, 1) }] };
    const beside = filters([...decided, mine], [...decided, bell(90, 1)]);
    expect(move([{ ...beside, adjust: typed }], typed).adjust).toEqual({
      ...none,
      eq: [{ band: mine }],
    });
  });

  it('of filters stand in place of the match where that was changed', () => {
    const decided = [bell(200, -2), bell(4000, 1)];
    expect(move([filters([bell(200, -1), bell(4000, 1)], decided)]).adjust).toEqual({
      ...none,
      toneShare: 0,
      eq: [{ band: bell(200, -1) }, { band: bell(4000, 1) }],
    });
    expect(move([filters([], decided)]).adjust).toEqual({ ...none, toneShare: 0 });
  });

  it('are the same again once they were moved: nothing counts twice', () => {
    const was = { ...none, gainDb: 0.5, sideDb: -1, eq: [{ band: bell(90, 1) }] };
    const decided = [bell(200, -2), bell(4000, 1)];
    const width: Pin = { part: 'width', ...track, sideDb: 1, plannedDb: 0.4 };
    const beside = filters([...decided, bell(90, 1), bell(1000, 3)], [...decided, bell(90, 1)]);
    const instead = filters([bell(200, -1)], [...decided, bell(90, 1)]);
    for (const eq of [beside, instead]) {
      const pins = [gain(0.4, 1.2), width, eq].map((pin) => ({ ...pin, adjust: was }));
      const first = move(pins, was);
      expect(first.why).toEqual([]);
      expect(move(pins, first.adjust)).toEqual(first);
    }
  });

  it('leave what a person typed under `adjust` after the plan was made, and it is told why', () => {
    const typed = { ...none, gainDb: 1, sideDb: 1, eq: [{ band: bell(5000, 2) }] };
    const shelf = { type: 'high-shelf', frequencyHz: 8000, q: 0.7, gainDb: 0.7 } as const;
    const width: Pin = { part: 'width', ...track, sideDb: 1, plannedDb: 0.4 };
    const eq = filters([shelf, bell(1000, -0.5)], [shelf]);
    const { adjust, why } = move([gain(0.4, 1.2), width, eq], typed);
    expect(adjust).toBeUndefined();
    expect(why.map((words) => /^`(\w+)` .*after this was planned/u.exec(words)?.[1])).toEqual([
      'gain',
      'width',
      'eq',
    ]);
    // What is not pinned may change.
    const slept = { ...none, toneShare: 0.5, sideDb: 1 };
    expect(move([gain(0.4, 1.2), eq], slept)).toEqual({
      adjust: { ...slept, gainDb: -0.8, eq: [{ band: bell(1000, -0.5) }] },
      why: [],
    });
  });

  it('stay where `adjust` can not say them, and it is told why', () => {
    const limiter = { ceilingDbtp: -1, aimDbtp: -2 };
    const set: Pin = { part: 'limiter', ...track, limiter, planned: limiter };
    const { adjust, why } = move([set, gain(20, 1), filters([bell(200, 20)], [])]);
    expect(adjust).toBeUndefined();
    expect(why).toHaveLength(3);
    const directed = {
      kind: 'tone',
      word: 'warm',
      sense: 'more',
      amount: 'bit',
      moves: [bell(200, 1)],
      tracks: null,
      phrase: 'warmer',
    } as Intent;
    const changed = filters([bell(200, -1)], [bell(200, -2)]);
    expect(move([changed], undefined, [directed]).why[0]).toMatch(/set by words/u);
    expect(move([changed], undefined, [{ ...directed, tracks: [1] } as Intent]).why).toEqual([]);
  });
});
