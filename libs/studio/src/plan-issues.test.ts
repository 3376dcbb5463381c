import type { EqBand, Join, MasteringPlan, Reason, TrackPlan } from '@kindred/records';
import { madePlan } from '../test/made-plan.js';
import { describe, expect, it } from 'vitest';
import { planIssues } from './plan-issues.js';

const bell: EqBand = { type: 'bell', frequencyHz: 250, q: 0.9, gainDb: 0.75 };

const pinned: Reason = {
  code: 'pinned',
  values: { gainDb: 20, bound: null, limiting: 'gentle', times: 1, isBeyond: true },
};

const jump: Join = {
  from: 1,
  to: 2,
  isSegue: false,
  gapSeconds: 0.5,
  jump3sLu: 11,
  jump10sLu: 11,
  noiseJumpDb: null,
  jars: 'much',
};

/** Tracks, the first two of which run into each other. */
const plan = (
  changes: readonly Partial<Pick<TrackPlan, 'eq' | 'sideDb' | 'gainDb' | 'because' | 'limiting'>>[],
): MasteringPlan =>
  madePlan(
    changes.map((change) => ({ gainDb: 1, ...change })),
    [[1, 2]],
  );

describe('what a person should look at in a plan', () => {
  it('is a join at which words or numbers for one track turn the tone', () => {
    const told = [{ code: 'join-tone', severity: 'note', track: 2 }];
    expect(planIssues(plan([{}, { eq: [bell] }, {}]))).toMatchObject(told);
    expect(planIssues(plan([{ sideDb: 1.5 }, {}, {}]))).toMatchObject(told);
  });

  it('is a join at which a gain of one track alone makes the level step', () => {
    expect(planIssues(plan([{}, { gainDb: -0.5 }, {}]))).toMatchObject([
      {
        code: 'join-level',
        severity: 'note',
        track: 2,
        message: '1 runs into it, and has another gain: the level steps by -1.5 dB at the join',
      },
    ]);
    const both = planIssues(plan([{ eq: [bell], gainDb: 2 }, {}, {}]));
    expect(both.map(({ code }) => code)).toEqual(['join-level', 'join-tone']);
    // Renders that missed their aim are corrected by as much.
    expect(planIssues(plan([{}, { gainDb: 1.08 }, { gainDb: 5 }]))).toEqual([]);
  });

  it('is a gain set by hand that breaks a promise, and what is left to do about it', () => {
    const fixes = (budget: 'gentle' | 'firm') =>
      planIssues(plan([{ because: [pinned], limiting: { budget, times: 1 } }])).map(
        ({ fix }) => fix,
      );
    expect(fixes('gentle')).toEqual([
      'Lower its `gain` in plan.yaml, or set a firmer `limiting` in the release file.',
    ]);
    expect(fixes('firm')).toEqual(['Lower its `gain` in plan.yaml.']);
  });

  it('is a join that jars; a gain set by hand follows no `offset`', () => {
    const told = (...changes: Parameters<typeof plan>[0]) =>
      planIssues({ ...plan(changes), joins: [jump] }).find(({ code }) => code === 'jump')?.message;
    expect(told({}, {})).toMatch(/lower 2 with `offset`$/u);
    expect(told({ because: [pinned] }, {})).toMatch(/lower 2 with `offset`$/u);
    expect(told({}, { because: [pinned] })).toMatch(/lower 2 by its `gain` in plan\.yaml$/u);
  });

  it('is no join whose tracks are treated alike, nor one between tracks that do not run on', () => {
    expect(planIssues(plan([{ eq: [bell] }, { eq: [bell] }, {}]))).toEqual([]);
    expect(planIssues(plan([{}, {}, { eq: [bell] }]))).toEqual([]);
  });
});
