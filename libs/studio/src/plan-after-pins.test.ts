import { describe, expect, it } from 'vitest';
import { writtenPlanSchema, type Adjustment, type EqBand, type Pin } from '@kindred/records';
import { madePlan } from '../test/made-plan.js';
import { planAfterPins } from './plan-after-pins.js';

const bell = (frequencyHz: number): EqBand => ({ type: 'bell', frequencyHz, q: 1, gainDb: 1 });
const adjust = (gainDb: number, ...eq: EqBand[]): Adjustment => ({
  gainDb,
  toneShare: 1,
  sideDb: 0,
  eq: eq.map((band) => ({ band })),
});

const written = writtenPlanSchema.parse({
  schema: 'written-plan/1',
  decidedSha256: '00',
  pins: [],
  adjusts: [{ file: '2.wav', adjust: adjust(3) }],
  plan: madePlan([1, 2].map((number) => ({ file: `${number}.wav`, eq: [bell(100)] }))),
});

describe('a plan whose edits were moved', () => {
  const limiter = { ceilingDbtp: -1, aimDbtp: -2 };
  const on = { track: 1, file: '1.wav' };
  const held: Pin[] = [
    { part: 'eq', ...on, eq: [bell(100), bell(900)], planned: [bell(100)] },
    { part: 'gain', ...on, gainDb: 2, plannedDb: 0 },
    { part: 'limiter', ...on, limiter, planned: written.plan.tracks[0]!.limiter },
  ];
  // The mix has a new name in the release; plan.yaml still has the old one.
  const pins = held.map((pin) => ({ ...pin, file: 'new.wav' }));
  const moved = pins.slice(0, 2);
  const adjustments = new Map([['new.wav', adjust(2, bell(900))]]);
  const after = planAfterPins(written, { pins, held, moved, adjustments });

  it('says what plan.yaml says, under the names that it has there', () => {
    const [first, second] = after.plan.tracks;
    const eq = [bell(100), bell(900)];
    expect(first).toMatchObject({ file: '1.wav', eq, eqTyped: 1, gainDb: 2, limiter });
    expect(second).toEqual(written.plan.tracks[1]);
  });

  it('keeps what stays, and knows what the next edits are reckoned from', () => {
    expect(after.pins).toEqual([held[2]]);
    expect(after.adjusts).toEqual([
      { file: '2.wav', adjust: adjust(3) },
      { file: '1.wav', adjust: adjust(2, bell(900)) },
    ]);
  });

  it('is decided anew, and is read back as it was written', () => {
    expect(after.decidedSha256).toBe('');
    expect(writtenPlanSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
  });
});
