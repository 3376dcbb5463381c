import {
  sayWayOut,
  sentence,
  targetPresets,
  type MasteringPlan,
  type TargetWord,
} from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeAlbum } from '../test/made-album.js';
import { makeRelease } from '../test/made-release.js';
import { matchLoudness } from './match-loudness.js';

/** Two steps of the gain grid. A new limiter law moves the limited tracks, and is to be seen here. */
const toleranceDb = 0.02;

const planFor = (word: TargetWord): MasteringPlan =>
  matchLoudness({ release: makeRelease(targetPresets[word]), subjects: makeAlbum() });

function near(got: readonly number[], wanted: readonly number[]): void {
  got.forEach((value, at) => {
    expect(Math.abs(value - wanted[at]!), `${value} at ${at}`).toBeLessThanOrEqual(toleranceDb);
  });
}

describe('the made album', () => {
  it('comes down by 1 LU for the clap on Afterglow, then stretches it, at streaming', () => {
    const { loudness, tracks } = planFor('streaming');
    expect(loudness.bindingTrack).toBe(4);
    near(
      tracks.map(({ gainDb }) => gainDb),
      [2.68, 8.56, -1.31, 2.67, -0.35, 0.6],
    );
    near([loudness.commonLufs!, loudness.expectedLufs, loudness.yieldedLu], [-14.96, -15, 1]);
    expect(loudness.because.map(sentence)).toEqual([
      'loud sections matched to -15.0 LUFS, so that the loudest track, 5 Sodium Lights, is -15.0 LUFS.',
      'Tops out at -15.0 LUFS, target -14: 4 Afterglow has no more room; its highest peaks would be ' +
        'held back by more than 4 dB. Given so far: 1.0 LU by the release; by the track, 1.5 times ' +
        'its limiting.',
    ]);
    expect(loudness.waysOut.map((way) => sayWayOut(way, 4))).toEqual([
      'leave it so',
      'new mix of 4, its peaks 1.5 dB lower',
      '`offset: -1.3 LU` on track 4',
      '`limiting: moderate` in target, all tracks',
      'without track 4',
    ]);
  });

  it('keeps part of how much softer Exit Ramp arrived, at competitive', () => {
    const { loudness, tracks } = planFor('competitive');
    near(
      tracks.map(({ gainDb }) => gainDb),
      [5.84, 11.56, 1.69, 5.67, 2.65, 3.6],
    );
    near([loudness.commonLufs!, loudness.expectedLufs], [-11.96, -12]);
    near(
      tracks.map(({ aimLufs }) => aimLufs),
      [-11.96, -13.03, -11.96, -11.96, -11.96, -14.02],
    );
    expect(tracks.map(({ because }) => because.map(({ code }) => code))).toEqual([
      ['louder', 'limiting'],
      ['louder', 'difference-kept', 'lifted', 'no-limiting'],
      ['louder', 'no-limiting'],
      ['louder', 'limiting', 'limiting-stretched'],
      ['louder', 'no-limiting', 'already-limited'],
      ['louder', 'matched-on-integrated', 'no-limiting'],
    ]);
  });

  it('uses no limiter at quiet, and comes down for the clap instead', () => {
    const { loudness, tracks } = planFor('quiet');
    expect(tracks.map(({ expected }) => expected.reductionMaxDb)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(loudness.because.map(({ code }) => code)).toContain('release-yields');
  });
});
