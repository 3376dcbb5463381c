import { describe, expect, test } from 'vitest';
import { directionSentences } from './intent-sentence.js';
import type { Intent } from './intent.js';

const all = { tracks: null, phrase: 'said' };
const bell = { type: 'bell', q: 0.9 } as const;

const cases: readonly (readonly [Intent, string])[] = [
  [
    {
      kind: 'tone',
      word: 'warm',
      sense: 'more',
      amount: 'touch',
      moves: [
        { type: 'low-shelf', frequencyHz: 90, q: 0.71, gainDb: 0.75 },
        { ...bell, frequencyHz: 250, gainDb: -1.45 },
        { ...bell, frequencyHz: 2500, gainDb: 0.3 },
        { type: 'high-shelf', frequencyHz: 9500, q: 0.71, gainDb: 2 },
      ],
      ...all,
    },
    '+0.8 dB below 90 Hz, -1.5 dB at 250 Hz, +0.3 dB at 2.5 kHz, +2.0 dB above 9.5 kHz',
  ],
  [
    {
      kind: 'guard',
      word: 'bass',
      guards: [
        { fromHz: 20, toHz: 120, against: 'any' },
        { fromHz: 150, toHz: 420, against: 'boost' },
        { fromHz: 4000, toHz: 20_000, against: 'cut' },
      ],
      ...all,
    },
    'no tone move below 120 Hz, nothing added from 150 Hz to 420 Hz, nothing taken away above 4 kHz',
  ],
  [
    { kind: 'level', amount: 'touch', changeLu: 0.5, ...all },
    'target +0.5 LU, inside its limiting',
  ],
  [
    { kind: 'level', amount: 'bit', changeLu: -1, ...all, tracks: [3] },
    '-1.0 LU against the family, on track 3',
  ],
  [
    { kind: 'width', amount: 'touch', sideDb: -0.75, ...all, tracks: [2, 4] },
    'side -0.8 dB, 500 Hz to 8 kHz, on 2 tracks (2, 4)',
  ],
  [{ kind: 'width', amount: 'plain', sideDb: 0, ...all }, 'width left as it is'],
  [{ kind: 'limiting', word: 'dynamic', limiting: 'gentler', ...all }, 'limiting one step gentler'],
  [{ kind: 'limiting', word: 'limiting', limiting: 'none', ...all }, 'no limiting'],
  [{ kind: 'target', target: 'streaming', ...all }, 'target: streaming, -14 LUFS'],
  [{ kind: 'every-track', ...all }, 'every track at the target'],
  [{ kind: 'as-mixed', ...all }, 'levels between tracks as mixed, one gain for all'],
  [{ kind: 'tone-match', amountPercent: 0, ...all }, 'no tone match'],
  [{ kind: 'tone-match', amountPercent: 35, ...all }, 'tone match at 35 %'],
  [{ kind: 'toward-reference', ...all }, 'tone match toward the references'],
  [{ kind: 'leave-alone', ...all, tracks: [4] }, 'on track 4: gain and ceiling only'],
];

describe('what a phrase became', () => {
  test.each(cases)('%j', (intent, words) => {
    expect(directionSentences([intent])).toEqual([`"said": ${words}.`]);
  });

  test('a half tenth rounds away from zero, whatever its binary fraction', () => {
    const of = (gainDb: number) =>
      directionSentences([
        {
          kind: 'tone',
          word: 'warm',
          sense: 'more',
          amount: 'plain',
          moves: [{ ...bell, frequencyHz: 250, gainDb }],
          ...all,
        },
      ])[0];
    expect(of(1.45)).toContain('+1.5 dB');
    expect(of(-1.45)).toContain('-1.5 dB');
    expect(of(0.35)).toContain('+0.4 dB');
  });
});
