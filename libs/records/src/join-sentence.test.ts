import { describe, expect, test } from 'vitest';
import { joinSentence } from './join-sentence.js';
import type { Join } from './join.js';

const join: Join = {
  from: 3,
  to: 4,
  isSegue: false,
  gapSeconds: 0.5,
  jump3sLu: null,
  jump10sLu: -7.1,
  toneJumpDb: 11.04,
  noiseJumpDb: 12,
  jars: 'a little',
};

describe('a join that jars', () => {
  test.each([
    [
      {},
      '3 into 4: -7.1 LU within 0.5 s, a jump that may be heard. ' +
        'Leave more silence between them, or lower 3 with `offset`.',
    ],
    [
      { jars: 'much', jarsBy: ['level', 'tone'] },
      '3 into 4: -7.1 LU and a tone 11.0 dB apart within 0.5 s, a jump that most listeners notice. ' +
        'Leave more silence between them, or lower 3 with `offset`, or bring them nearer with `direction`.',
    ],
    [
      { jarsBy: ['noise'] },
      '3 into 4: a noise floor +12.0 dB within 0.5 s, a turn that may be heard. ' +
        'Leave more silence between them, or ask for a cleaner mix of 4.',
    ],
  ] satisfies readonly (readonly [Partial<Join>, string])[])('is told: %o', (change, told) => {
    expect(joinSentence({ ...join, ...change }, [])).toBe(told);
  });
});
