import { writtenPlanSchema, type Pin } from '@kindred/records';
import { expect, it } from 'vitest';
import { madePlan } from '../test/made-plan.js';
import { writtenPlanText } from './written-plan-text.js';

it('the record of a plan is the same text again once it was read', () => {
  const plan = madePlan([{}]);
  // In the order in which an edit is told, which is not that of the schema.
  const pin: Pin = { track: 1, file: 'mixes/1.wav', gainDb: 2, plannedDb: 0, part: 'gain' };
  const pins = [pin];
  const text = writtenPlanText({
    ...{ pins, plan, adjusts: [], decidedSha256: '00', schema: 'written-plan/1' },
  });
  expect(writtenPlanText(writtenPlanSchema.parse(JSON.parse(text)))).toBe(text);
});
