import { sentence, targetPresets, type MasteringPlan, type TargetWord } from '@kindred/records';
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
  it('comes down for the clap on Afterglow, at streaming', () => {
    const { loudness, tracks } = planFor('streaming');
    expect(loudness.bindingTrack).toBe(4);
    near(
      tracks.map(({ gainDb }) => gainDb),
      [2.45, 9.4, -1.54, 2.44, -0.58, 0.37],
    );
    near([loudness.commonLufs!, loudness.expectedLufs, loudness.yieldedLu], [-15.19, -15.23, 1.23]);
    expect(loudness.because.map(sentence)).toEqual([
      'loud sections matched to -15.2 LUFS, so that the loudest track, 5 Sodium Lights, is -15.2 LUFS.',
      'Tops out at -15.2 LUFS, target -14: 4 Afterglow has no more room; its highest peaks would be ' +
        'held back by more than 4 dB. For more: `limiting: moderate`. Without it: -14.0 LUFS.',
    ]);
  });

  it('leaves Afterglow under the others, where waiting costs more than one track may, at competitive', () => {
    const { loudness, tracks } = planFor('competitive');
    expect(loudness.bindingTrack).toBeNull();
    near(
      tracks.map(({ gainDb }) => gainDb),
      [7.09, 13.63, 2.69, 4.44, 3.65, 4.26],
    );
    near([loudness.commonLufs!, loudness.expectedLufs], [-10.96, -11]);
    near(
      tracks.map(({ aimLufs }) => aimLufs),
      [-10.96, -10.96, -10.96, -13.19, -10.96, -13.36],
    );
    expect(tracks.map(({ because }) => because.map(({ code }) => code))).toEqual([
      ['louder', 'limiting'],
      ['louder', 'limiting'],
      ['louder', 'no-limiting'],
      ['louder', 'limiting-budget', 'limiting'],
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
