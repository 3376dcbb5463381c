import type { MasteringPlan, Pin, TrackPlan } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { sayPlanned } from './say-planned.js';

const bell = { type: 'bell', frequencyHz: 1000, q: 1, gainDb: -1 } as const;
const track = (number: number, change: Partial<TrackPlan> = {}): TrackPlan => ({
  number,
  file: `${number}.wav`,
  title: `Song ${number}`,
  sourceSha256: '00',
  eq: number % 2 === 0 ? [bell] : [],
  gainDb: number,
  role: null,
  offsetLu: 0,
  limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
  limiting: { budget: 'gentle', times: 1 },
  aimLufs: -14,
  expected: {
    integratedLufs: -14,
    loudSectionLufs: -12,
    reductionMaxDb: 0,
    loudPassageLossDb: 0,
    deepReductionShare: 0,
  },
  because: [],
  ...change,
});
const five = [1, 2, 3, 4, 5].map((number) => track(number));
const planOf = (tracks: readonly TrackPlan[]): Pick<MasteringPlan, 'tracks'> => ({ tracks });
const changed = (change: Readonly<Record<number, Partial<TrackPlan>>>) =>
  planOf(five.map((one) => ({ ...one, ...change[one.number] })));
const pin = (number: number): Pin => ({
  part: 'gain',
  track: number,
  file: `${number}.wav`,
  gainDb: 0,
  plannedDb: number,
});

const said = (
  change: Readonly<Record<number, Partial<TrackPlan>>>,
  pins: readonly Pin[] = [],
): string => sayPlanned({ plan: changed(change), pins, before: planOf(five) });

describe('what a plan does', () => {
  it('is said of all tracks the first time', () => {
    const first = { pins: [], before: null };
    expect(sayPlanned({ ...first, plan: planOf(five) })).toBe(
      'tone on 2 of 5 tracks, loudness on all 5',
    );
    expect(sayPlanned({ ...first, plan: planOf([track(1)]) })).toBe('loudness on 1 track');
    expect(sayPlanned({ ...first, plan: planOf([track(2)]) })).toBe('tone and loudness on 1 track');
  });

  it('is what it was where nothing moved', () => {
    expect(said({})).toBe('tone on 2 of 5 tracks, loudness on all 5, as it was');
  });

  it('is what moved beside what a person set, and by how much', () => {
    expect(said({ 3: { gainDb: 0 } }, [pin(3)])).toBe('around 1 pin; the rest as it was');
    expect(said({ 3: { gainDb: 0 }, 5: { gainDb: 6.14 } }, [pin(3), pin(2)])).toBe(
      'around 2 pins; 5 is now +6.1 dB, the rest as it was',
    );
    expect(said({ 4: { eq: [] } })).toBe('4 moved in tone, the rest as it was');
    expect(said({ 2: { gainDb: 2.5 }, 4: { eq: [] } })).toBe(
      'now 2 +2.5 dB, 4 in tone, the rest as it was',
    );
  });

  it('names a few, counts many, and fits its line', () => {
    const lifted = (count: number) =>
      Object.fromEntries(
        five.slice(0, count).map(({ number, gainDb }) => [number, { gainDb: gainDb - 10.4 }]),
      );
    expect(said(lifted(4))).toBe('4 moved by up to 10.4 dB, the rest as it was');
    expect(said(lifted(5))).toBe('5 moved by up to 10.4 dB');
    for (const count of [1, 2, 3, 4]) {
      expect(said(lifted(count), [pin(5)]).length).toBeLessThanOrEqual(61);
    }
  });

  it('knows a track again by its file, and one that was not there', () => {
    const moved = planOf([track(1, { file: '5.wav', gainDb: 5 }), track(2, { file: 'new.wav' })]);
    expect(sayPlanned({ plan: moved, pins: [], before: planOf(five) })).toBe(
      '2 is now +2.0 dB, the rest as it was',
    );
  });
});
