import type { Intent } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { combineIntents } from './combine-intents.js';
import { readDirection } from './read-direction.js';
import { settleDirections } from './settle-directions.js';

const tracks = [1, 2, 3].map((number) => ({ number, title: `T${number}`, role: null }));

function combine(lines: readonly string[]) {
  const directions = lines.map((line) => ({ intents: readDirection(line).intents, track: null }));
  const { intents, issues } = settleDirections(directions, { tracks, target: null, references: 1 });
  expect(issues).toEqual([]);
  return combineIntents(intents, [1, 2, 3]);
}

const moves = (combined: ReturnType<typeof combine>, track: number) =>
  combined.tracks[track - 1]?.moves.map(({ frequencyHz, gainDb }) => `${frequencyHz}:${gainDb}`);

describe('intents, summed', () => {
  test('nothing said changes nothing', () => {
    expect(combineIntents([], [1])).toEqual({
      target: null,
      targetStepLu: 0,
      everyTrack: false,
      asMixed: false,
      towardReference: false,
      limiting: 'as set',
      tracks: [
        {
          number: 1,
          moves: [],
          guards: [],
          sideDb: null,
          offsetLu: 0,
          limiting: 'as set',
          toneMatchPercent: null,
          leaveAlone: false,
        },
      ],
    });
  });

  test('the release and the track add up, filter by filter', () => {
    const combined = combine(['warmer', 'a touch fuller on track 2']);
    expect(moves(combined, 1)).toEqual(['90:1.45', '250:1.5', '700:-0.77', '2500:-0.61']);
    // 90 Hz: 1.45 + 0.67 is bounded; 5.5 kHz: only fuller moves it.
    expect(moves(combined, 2)).toEqual([
      '90:2',
      '250:2',
      '700:-1.14',
      '2500:-0.61',
      '5500:-0.51',
      '9500:-0.42',
    ]);
  });

  test('however many ask, no move passes 2 dB, no step 3 LU', () => {
    const many: Intent[] = Array.from({ length: 9 }, () => [
      { kind: 'level' as const, amount: 'much' as const, changeLu: 3, tracks: [1], phrase: '' },
      { kind: 'level' as const, amount: 'much' as const, changeLu: -3, tracks: null, phrase: '' },
      { kind: 'width' as const, amount: 'much' as const, sideDb: 2, tracks: null, phrase: '' },
    ]).flat();
    const combined = combineIntents(many, [1]);
    expect(combined.targetStepLu).toBe(-3);
    expect(combined.tracks[0]).toMatchObject({ offsetLu: 3, sideDb: 2 });
  });

  test('a guard keeps out what it forbids, and only that', () => {
    const combined = combine(['a bit warmer but not muddy']);
    expect(moves(combined, 1)).toEqual(['90:0.97', '700:-0.51', '2500:-0.41']);
    expect(moves(combine(['warmer', 'leave the low end alone on track 2']), 2)).toEqual([
      '250:1.5',
      '700:-0.77',
      '2500:-0.61',
    ]);
  });

  test('what is too small to be heard is left out after the sum, not before', () => {
    const combined = combine(['a touch warmer', 'a touch mellower']);
    // 2.5 kHz: -0.31 and -0.75; 5.5 kHz stays under 0.3 dB.
    expect(moves(combined, 1)).toEqual(['90:1.17', '250:1.13', '700:-1.01', '2500:-1.06']);
  });

  test('a track that is left alone has only its gain and ceiling', () => {
    const combined = combine(['warmer, punchier, wider', 'leave track 2 alone']);
    expect(combined.tracks[1]).toMatchObject({
      moves: [],
      sideDb: null,
      limiting: 'as set',
      leaveAlone: true,
    });
    expect(combined.tracks[0]?.limiting).toBe('gentler');
  });

  test('of the release: target, step and match', () => {
    expect(combine(['for the club, a touch quieter, like the reference'])).toMatchObject({
      target: 'competitive',
      targetStepLu: -0.5,
      towardReference: true,
    });
    expect(combine(['keep the levels as mixed', 'half the EQ on track 3'])).toMatchObject({
      asMixed: true,
      tracks: [{ toneMatchPercent: null }, { toneMatchPercent: null }, { toneMatchPercent: 35 }],
    });
  });
});
