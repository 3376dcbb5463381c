import { writtenPlanSchema, type WrittenPlan } from '@kindred/records';
import { jsonText } from './json-text.js';

/**
 * The record of a plan as it lies in its folder. Its keys stand in the order of their schema, so that
 * a pin is the same bytes when it was just told from an edit and when it was read from the record.
 */
export function writtenPlanText(record: WrittenPlan): string {
  return jsonText(writtenPlanSchema.parse(record));
}
