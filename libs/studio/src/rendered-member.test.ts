import { correctPlan } from '@kindred/matcher';
import type { Loudness, Peak } from '@kindred/records';
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
const member = (...parts: ReturnType<typeof file>[]) =>
  renderedMember({ track: track!, verified: { parts } });

test('the first file of a track says how loud it is, and the highest of all how high it peaks', () => {
  const files = [file(-14, -1.1, -1.05), file(-14.2, -1.02, -0.9), file(-14.3, -0.95, -1)];
  expect(member(...files).measured).toEqual({
    loudness: files[0]!.readBack.loudness,
    peak: files[1]!.readBack.peak,
  });
});

test('one aim is lowered for all files, by the one that passes the ceiling', () => {
  const given = { basis: 'integrated', pinned: new Set(['gain'] as const) } as const;
  const aimOf = (...files: ReturnType<typeof file>[]) =>
    correctPlan({ ...given, members: [member(...files)] })?.[0]!.limiter.aimDbtp;
  expect(aimOf(file(-14, -1.1, -1.1), file(-14, -1.1, -1.05))).toBeUndefined();
  expect(aimOf(file(-14, -1.1, -1.1), file(-14, -0.96, -1.05))).toBe(-1.15);
});
