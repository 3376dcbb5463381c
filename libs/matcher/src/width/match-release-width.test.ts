import type { MeasuredTrack, TrackDirection } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeRelease } from '../../test/made-release.js';
import { makeTone } from '../../test/made-tone.js';
import { makeTrack } from '../../test/made-track.js';
import { matchReleaseWidth } from './match-release-width.js';

const wider: TrackDirection = {
  moves: [],
  guards: [],
  sideDb: 1.5,
  offsetLu: 0,
  toneMatchPercent: null,
  leaveAlone: false,
};

/** A track with as much side as mid, that loses so much in mono. */
function wide(number: number, foldLossLu: number): MeasuredTrack {
  const { profile } = makeTrack({ number });
  return { ...profile, tone: makeTone(), stereo: { ...profile.stereo, foldLossLu } };
}

describe('the width of tracks that run into one another', () => {
  it('is one: as wide as the one that loses most in mono bears', () => {
    const release = makeRelease({}, 'loud sections', {
      1: { segue: true, direction: wider },
      2: { direction: wider },
    });
    const sides = (first: number, second: number) =>
      matchReleaseWidth(release, [wide(1, first), wide(2, second)]).tracks.map(
        ({ sideDb }) => sideDb,
      );
    expect(sides(1, 1)[0]).toBeGreaterThan(0.3);
    expect(sides(1, 1)[0]).toBe(sides(1, 1)[1]);
    expect(sides(1, 4)).toEqual(sides(4, 4));
    expect(sides(1, 4)[0]).toBeLessThan(sides(1, 1)[0]!);
  });
});
