import type { Loudness, Peak, TrackPlan } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { correctPlan } from './correct-plan.js';

const track: TrackPlan = {
  number: 3,
  file: 'mixes/03 Tunnel.wav',
  title: 'Tunnel',
  sourceSha256: '0'.repeat(64),
  eq: [],
  gainDb: 4,
  role: null,
  offsetLu: 0,
  limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
  limiting: { budget: 'gentle', times: 1 },
  aimLufs: -12.8,
  expected: {
    integratedLufs: -14.3,
    loudSectionLufs: -12.8,
    reductionMaxDb: 0,
    loudPassageLossDb: 0,
    deepReductionShare: 0,
  },
  because: [{ code: 'no-limiting', values: { headroomDb: 1 } }],
};
/** Behind a limiter that loses as the square of its reduction: 0.4 dB lost at 2 dB. */
const limited: TrackPlan = {
  ...track,
  expected: { ...track.expected, reductionMaxDb: 2, loudPassageLossDb: 0.4 },
};

const loudness = (loudSectionLufs: number | null, integratedLufs: number | null = -14.3) =>
  ({ loudSectionLufs, integratedLufs }) as Loudness;
const peak = (truePeakDbtp: number, truePeakItuDbtp = truePeakDbtp - 0.02) =>
  ({ truePeakDbtp, truePeakItuDbtp }) as Peak;

interface Heard {
  readonly loudness: Loudness;
  readonly peak: Peak;
  readonly overBudgetDb?: number;
}
const correct = (plan: TrackPlan, heard: Heard): TrackPlan | undefined => {
  const measured = { overBudgetDb: 0, ...heard };
  return correctPlan({ members: [{ track: plan, measured }], basis: 'loud sections' })?.[0];
};

describe('correctPlan', () => {
  it('leaves a render alone that lands within 0.05 LU of its aim, under its ceiling', () => {
    expect(correct(track, { loudness: loudness(-12.84), peak: peak(-1) })).toBeUndefined();
    expect(correct(track, { loudness: loudness(-12.76), peak: peak(-1) })).toBeUndefined();
  });

  it('moves the gain by the miss where nothing limits', () => {
    const now = correct(track, { loudness: loudness(-12.88), peak: peak(-1.1) })!;
    expect(now.gainDb).toBe(4.08);
    expect(now.limiter).toEqual(track.limiter);
    expect(now.expected).toMatchObject({ loudSectionLufs: -12.8, integratedLufs: -14.22 });
    expect(now.because.map(({ code }) => code)).toEqual(['no-limiting', 'corrected']);
    expect(now.because[1]?.values).toEqual({
      gainFromDb: 4,
      gainToDb: 4.08,
      missedByLu: -0.08,
      overByDb: null,
      limiterAimDbtp: -1.1,
    });
  });

  it('moves it by more where the limiter takes part of what is added', () => {
    // Loss 0.1·r²: at 2 dB of reduction one dB more gives 0.6 dB.
    const now = correct(limited, { loudness: loudness(-12.92), peak: peak(-1.1) })!;
    expect(now.gainDb).toBe(4.2);
  });

  it('lands within 0.02 LU at once on a limiter that loses as the square of its reduction', () => {
    const levelAt = (gainDb: number): number => -16.4 + gainDb - 0.1 * Math.max(0, gainDb - 2) ** 2;
    for (const aimLufs of [-12.6, -12.7, -12.9, -13]) {
      const plan = { ...limited, aimLufs };
      const measured = { loudness: loudness(levelAt(4)), peak: peak(-1.1) };
      const now = correct(plan, measured)!;
      expect(Math.abs(levelAt(now.gainDb) - aimLufs)).toBeLessThan(0.02);
    }
  });

  it('learns the slope from two renders', () => {
    const first = correct(limited, { loudness: loudness(-13), peak: peak(-1.1) })!;
    expect(first.gainDb).toBe(4.33);
    // It gained 0.12 LU from 0.33 dB: less than half, taken for a half.
    const second = correct(first, { loudness: loudness(-12.88), peak: peak(-1.1) })!;
    expect(second.gainDb).toBe(4.49);
    // It gained 0.25 LU from 0.33 dB: a slope of 0.76.
    const third = correct(first, { loudness: loudness(-12.9 + 0.02), peak: peak(-1.1) });
    expect(third?.because.filter(({ code }) => code === 'corrected')).toHaveLength(1);
    const steeper = correct(first, { loudness: loudness(-12.74), peak: peak(-1.1) })!;
    expect(steeper.gainDb).toBe(4.25);
  });

  it('approaches an absurd miss in steps of 3 dB', () => {
    expect(correct(track, { loudness: loudness(-40), peak: peak(-9) })!.gainDb).toBe(7);
    expect(correct(track, { loudness: loudness(0), peak: peak(-9) })!.gainDb).toBe(1);
  });

  it('lowers the limiter’s aim by what its peak passes the ceiling, on either meter', () => {
    const exact = correct(limited, { loudness: loudness(-12.8), peak: peak(-0.96) })!;
    expect(exact.gainDb).toBe(4);
    expect(exact.limiter).toEqual({ ceilingDbtp: -1, aimDbtp: -1.15 });
    const itu = correct(limited, { loudness: loudness(-12.8), peak: peak(-1.1, -0.9) })!;
    expect(itu.limiter.aimDbtp).toBe(-1.21);
    expect(itu.because.at(-1)?.values).toMatchObject({ overByDb: 0.1, missedByLu: null });
  });

  it('lowers it from the peak itself where the limiter had nothing to do', () => {
    const now = correct(track, { loudness: loudness(-12.8), peak: peak(-1.18, -0.97) })!;
    expect(now.limiter.aimDbtp).toBe(-1.22);
  });

  it('brings down a gain that some file’s limiter took over its budget for, and leaves it there', () => {
    const heard = { loudness: loudness(-12.8), peak: peak(-1.1) };
    const now = correct(track, { ...heard, overBudgetDb: 0.084 })!;
    expect(now.gainDb).toBe(3.9);
    expect(now.limiter).toEqual(track.limiter);
    expect(now.expected.loudSectionLufs).toBe(-12.9);
    expect(now.because.at(-1)?.values).toMatchObject({ overBudgetDb: 0.084, missedByLu: null });
    expect(correct(now, { ...heard, loudness: loudness(-12.9) })).toBeUndefined();
    const question = { basis: 'loud sections', pinned: new Set(['gain'] as const) } as const;
    const measured = { ...heard, overBudgetDb: 0.084 };
    expect(correctPlan({ ...question, members: [{ track, measured }] })).toBeNull();
  });

  it('matches a track without loud sections on the whole of it', () => {
    const short = { ...track, expected: { ...track.expected, loudSectionLufs: null } };
    const now = correct(short, { loudness: loudness(null, -13), peak: peak(-2) })!;
    expect(now.gainDb).toBe(4.2);
    expect(now.expected).toMatchObject({ loudSectionLufs: null, integratedLufs: -12.8 });
  });

  it('takes silence for nothing to correct', () => {
    expect(correct(track, { loudness: loudness(null, null), peak: peak(-90) })).toBeUndefined();
  });

  describe('of tracks that run on as one', () => {
    const group = (levels: readonly number[], peaks: readonly number[]) =>
      correctPlan({
        members: levels.map((level, at) => ({
          track: { ...track, number: at + 1, aimLufs: -12.8 - at },
          measured: {
            loudness: loudness(level, level - 2),
            peak: peak(peaks[at]!),
            overBudgetDb: 0,
          },
        })),
        basis: 'loud sections',
      });

    it('is one gain, by the mean of their misses, and each keeps its own aim', () => {
      const now = group([-12.9, -13.4], [-3, -3])!;
      expect(now.map(({ gainDb }) => gainDb)).toEqual([3.85, 3.85]);
      expect(now.map(({ aimLufs }) => aimLufs)).toEqual([-12.8, -13.8]);
      expect(now.map(({ expected }) => expected.integratedLufs)).toEqual([-15.05, -15.55]);
      expect(group([-12.9, -13.7], [-3, -3])).toBeNull();
    });

    it('is one limiter, by the peak that passes furthest', () => {
      const now = group([-12.8, -13.8], [-0.99, -0.95])!;
      expect(now.map(({ limiter }) => limiter.aimDbtp)).toEqual([-1.16, -1.16]);
    });
  });
});
