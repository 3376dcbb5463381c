import type { MasteringPlan } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { decisionLines } from './decision-lines.js';
import { inkFor } from './ink.js';

const ink = inkFor({ choice: 'never', isTerminal: false, environment: { LANG: 'C.UTF-8' } });

describe('the lines of a decision', () => {
  it('show the name of a reference that would steer a terminal as what it is', () => {
    const plan = {
      loudness: { because: [] },
      tone: {
        because: [
          {
            code: 'tone-target',
            values: {
              against: 'references',
              references: ['refs/\u001b[2J\u202egpj.wav'],
              songs: 3,
              moved: 0,
              tracks: 3,
            },
          },
        ],
      },
      tracks: [],
    } as unknown as MasteringPlan;
    const told = decisionLines(plan, ink).join('\n');
    expect(told).toContain('refs/\\x1b[2J\\u202egpj.wav');
  });
});
