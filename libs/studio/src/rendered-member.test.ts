import { correctPlan } from '@kindred/matcher';
import { allowanceOf, type Loudness, type Peak } from '@kindred/records';
import { expect, test } from 'vitest';
import { madePlan } from '../test/made-plan.js';
import { renderedMember } from './rendered-member.js';

const [track] = madePlan([{}]).tracks;
const file = (integratedLufs: number, truePeakDbtp: number, truePeakItuDbtp: number) => ({
  readBack: {
    loudness: { integratedLufs, loudSectionLufs: null } as Loudness,
    peak: { truePeakDbtp, truePeakItuDbtp } as Peak,
  },
});
const untouched = { reductionMaxDb: 0, loudPassageLossDb: 0 };
const memberOf = (parts: readonly ReturnType<typeof file>[], traces = parts.map(() => untouched)) =>
  renderedMember({
    track: track!,
    parts: traces.map((trace) => ({ written: { trace } })),
    verified: { parts },
  });
const member = (...parts: ReturnType<typeof file>[]) => memberOf(parts);

test('the first file of a track says how loud it is, and the highest of all how high it peaks', () => {
  const files = [file(-14, -1.1, -1.05), file(-14.2, -1.02, -0.9), file(-14.3, -0.95, -1)];
  expect(member(...files).measured).toEqual({
    loudness: files[0]!.readBack.loudness,
    peak: files[1]!.readBack.peak,
    overBudgetDb: 0,
  });
});

test('the file that limits furthest says by how much its track passes the budget', () => {
  const { reductionMaxDb, loudPassageLossDb } = allowanceOf(track!.limiting);
  const over = (deeper: number, more: number) => ({
    reductionMaxDb: reductionMaxDb + deeper,
    loudPassageLossDb: loudPassageLossDb + more,
  });
  const files = [file(-14, -1.1, -1.05), file(-14, -1.1, -1.05)];
  const overBudgetDb = (...traces: ReturnType<typeof over>[]) =>
    memberOf(files, traces).measured.overBudgetDb;
  expect(overBudgetDb(over(0, 0), over(-1, -0.1))).toBe(0);
  expect(overBudgetDb(over(-1, 0), over(0.08, 0))).toBeCloseTo(0.08, 9);
  // A loss that grows as the square of the reduction: a dB of gain is worth twice their ratio.
  const perDb = (2 * (loudPassageLossDb + 0.1)) / reductionMaxDb;
  expect(overBudgetDb(over(0, 0.1), over(0, 0))).toBeCloseTo(0.1 / perDb, 9);
});

test('one aim is lowered for all files, by the one that passes the ceiling', () => {
  const given = { basis: 'integrated', pinned: new Set(['gain'] as const) } as const;
  const aimOf = (...files: ReturnType<typeof file>[]) =>
    correctPlan({ ...given, members: [member(...files)] })?.[0]!.limiter.aimDbtp;
  expect(aimOf(file(-14, -1.1, -1.1), file(-14, -1.1, -1.05))).toBeUndefined();
  expect(aimOf(file(-14, -1.1, -1.1), file(-14, -0.96, -1.05))).toBe(-1.15);
});
