import type { Adjustment, Intent, ReleaseTrack, TrackDirection } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeRelease } from '../test/made-release.js';
import { makeTrack, type Song } from '../test/made-track.js';
import { matchLoudness } from './match-loudness.js';

const unsaid: TrackDirection = {
  moves: [],
  guards: [],
  sideDb: null,
  offsetLu: 0,
  toneMatchPercent: null,
  leaveAlone: false,
};
const unadjusted: Adjustment = { gainDb: 0, toneShare: 1, sideDb: 0, eq: [] };

const quieter: Intent = {
  kind: 'level',
  amount: 'bit',
  changeLu: -1,
  tracks: [2],
  phrase: 'a bit quieter',
};

function plan(
  said: Readonly<Record<number, Partial<ReleaseTrack>>>,
  {
    directions,
    songs = [{}, { gainDb: 1 }, { gainDb: -1 }],
  }: { directions?: Intent[]; songs?: Song[] } = {},
) {
  const release = { ...makeRelease({}, 'loud sections', said), ...(directions && { directions }) };
  const subjects = songs.map((song, at) => makeTrack({ number: at + 1, ...song }));
  return matchLoudness({ release, subjects });
}

describe('words for the level of a track', () => {
  it('move it in its family, and no other track', () => {
    const before = plan({});
    const after = plan(
      { 2: { direction: { ...unsaid, offsetLu: -1 } } },
      { directions: [quieter] },
    );
    expect(after.tracks[1]!.gainDb - before.tracks[1]!.gainDb).toBeCloseTo(-1, 1);
    expect(after.tracks[1]!.offsetLu).toBe(-1);
    expect(after.tracks[0]!.aimLufs - after.tracks[1]!.aimLufs).toBeCloseTo(1, 6);
    expect(after.tracks[1]!.because).toContainEqual({
      code: 'directed',
      values: { intent: quieter },
    });
    expect(after.tracks[0]!.because.map(({ code }) => code)).not.toContain('directed');
    expect(after.directions).toEqual([quieter]);
  });

  it('come on top of its role and of a typed offset, which keep their own reasons', () => {
    const direction = { ...unsaid, offsetLu: -1 };
    const ballad = plan({ 2: { role: 'ballad', direction } }).tracks[1]!;
    expect(ballad.offsetLu).toBe(-2.5);
    expect(ballad.because).toContainEqual({
      code: 'role-offset',
      values: { role: 'ballad', offsetLu: -1.5 },
    });
    const typed = plan({ 2: { offsetLu: 2, direction } }).tracks[1]!;
    expect(typed.offsetLu).toBe(1);
    expect(typed.because).toContainEqual({ code: 'offset', values: { offsetLu: 2 } });
  });
});

describe('a gain under `adjust`', () => {
  const adjusted = (gainDb: number, songs?: Song[]) =>
    plan({ 2: { adjust: { ...unadjusted, gainDb } } }, songs && { songs });

  it.each([-3, -0.5, 0.5])(
    'of %s dB is added to what the match gives, and moves no other',
    (gainDb) => {
      const before = plan({});
      const after = adjusted(gainDb);
      expect(after.tracks[1]!.gainDb).toBeCloseTo(before.tracks[1]!.gainDb + gainDb, 9);
      for (const at of [0, 2]) expect(after.tracks[at]!.gainDb).toBe(before.tracks[at]!.gainDb);
      expect(after.tracks[1]!.aimLufs).toBeCloseTo(before.tracks[1]!.aimLufs + gainDb, 0);
      expect(after.tracks[1]!.because).toContainEqual({
        code: 'adjusted-gain',
        values: { gainDb, appliedDb: gainDb, bound: null, limiting: 'gentle' },
      });
    },
  );

  it('goes no further than its limiting, and says what stands against more', () => {
    const before = plan({});
    const after = adjusted(12).tracks[1]!;
    const gave = after.gainDb - before.tracks[1]!.gainDb;
    expect(gave).toBeGreaterThan(0);
    expect(gave).toBeLessThan(12);
    const reason = after.because.find(({ code }) => code === 'adjusted-gain');
    expect(reason).toMatchObject({ values: { gainDb: 12 } });
    expect(reason?.code === 'adjusted-gain' && reason.values.bound).not.toBeNull();
    expect(after.expected.loudPassageLossDb).toBeLessThanOrEqual(0.7 * after.limiting.times);
  });

  it('moves one track alone where all share one gain', () => {
    const release = makeRelease({}, 'as mixed', { 2: { adjust: { ...unadjusted, gainDb: -2 } } });
    const subjects = [1, 2, 3].map((number) => makeTrack({ number }));
    const { tracks } = matchLoudness({ release, subjects });
    expect(tracks[0]!.gainDb).toBe(tracks[2]!.gainDb);
    expect(tracks[1]!.gainDb).toBeCloseTo(tracks[0]!.gainDb - 2, 9);
  });

  it('is part of what the release is expected to measure', () => {
    expect(adjusted(0.5, [{}, {}]).loudness.expectedLufs).toBeGreaterThan(
      plan({}, { songs: [{}, {}] }).loudness.expectedLufs,
    );
  });
});
