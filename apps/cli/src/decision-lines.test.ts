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

  it('begin small, whatever they say, but for the name of a track', () => {
    const falls = { fallLu: 2.6, of: 'every track', gainMinDb: -3, gainMaxDb: 1 };
    const values = { ...falls, targetWord: 'streaming', targetLufs: -14 };
    const plan = {
      loudness: { because: [{ code: 'release-falls', values }], waysOut: [], bindingTrack: null },
      tracks: [
        {
          number: 1,
          title: 'The Tunnel',
          because: [
            {
              code: 'tone-mix-problem',
              values: { frequencyHz: 12_500, wantedDb: -7, appliedDb: -2 },
            },
          ],
        },
      ],
    } as unknown as MasteringPlan;
    const told = decisionLines(plan, ink);
    expect(told[0]).toMatch(/^· the loudest track gets quieter/u);
    expect(told[1]?.replace(/\s+/gu, ' ')).toBe(
      '! 1 The Tunnel: wanted -7.0 dB at 12.5 kHz, applied -2.0; the rest is a mix problem. ' +
        'Ask for quieter cymbals or hi-hats, about 5 dB.',
    );
  });

  it('tell a gain that was asked for and not given in full, and no other', () => {
    const values = { gainDb: 3, appliedDb: 2.3, bound: 'range', limiting: 'gentle' };
    const given = { ...values, appliedDb: 3, bound: null };
    const plan = {
      loudness: { because: [], waysOut: [], bindingTrack: null },
      tracks: [
        { number: 1, title: 'Held', because: [{ code: 'adjusted-gain', values }] },
        { number: 2, title: 'Given', because: [{ code: 'adjusted-gain', values: given }] },
      ],
    } as unknown as MasteringPlan;
    const told = decisionLines(plan, ink);
    expect(told.length).toBe(1);
    expect(told[0]).toMatch(
      /^! 1 Held: wanted \+3\.0 dB on top, as its `adjust` says, applied 2\.3/u,
    );
  });
});
