import { describe, expect, it } from 'vitest';
import { sentence, type Reason } from '@kindred/records';
import { measuredWith } from './measured-with.js';

const louder: Reason = {
  code: 'louder',
  values: { changeDb: 2, basis: 'integrated', measuredLufs: -16, familyLufs: -14 },
};
const kept: Reason = { code: 'no-limiting', values: { headroomDb: 2 } };

describe('a level that was measured behind filters', () => {
  it('says so, and no other reason does', () => {
    expect(measuredWith([louder, kept], 'filters').map(sentence)).toEqual([
      'louder by 2.0 dB: with its filters, it measures -16.0 LUFS, the family -14.0.',
      sentence(kept),
    ]);
  });

  it('keeps to filters where width was moved as well', () => {
    const both = measuredWith(measuredWith([louder], 'filters'), 'width');
    expect(both).toEqual(measuredWith([louder], 'filters'));
  });
});
