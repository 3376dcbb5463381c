import type { Measurement, TrackPlan } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { monoFoldIssues } from './mono-fold.js';

const folded = (foldLossLu: number | null) =>
  ({ stereo: { foldLossLu } }) as Pick<Measurement, 'stereo'>;

const issuesOf = (sideDb: number, before: number | null, after: number | null) =>
  monoFoldIssues({ number: 2, sideDb } as TrackPlan, {
    mix: folded(before),
    master: folded(after),
  });

describe('a master folded to mono', () => {
  it('is told where it was made so wide that it loses over 4 dB, and more than its mix', () => {
    expect(issuesOf(2, 3.1, 4.6)).toMatchObject([
      {
        code: 'mono-loss',
        severity: 'warning',
        track: 2,
        message: 'in mono the master loses 4.6 dB, its mix 3.1: its side was raised by 2.0 dB',
      },
    ]);
  });

  it.each([
    ['loses no more than 4 dB', 2, 3.1, 4],
    ['loses what its mix lost', 2, 4.5, 4.6],
    ['was not made wider', 0, 3.1, 4.6],
    ['was made narrower', -1, 3.1, 4.6],
    ['has one channel', 2, null, null],
  ])('is not where it %s', (_, sideDb, before, after) => {
    expect(issuesOf(sideDb, before, after)).toEqual([]);
  });
});
