import { limitingBudgets, releaseSchema, targetPresets } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { lightRelease } from './light-release.js';

const track = { role: null, offsetLu: null, segue: null, title: null };
const releaseWith = (limiting: (typeof limitingBudgets)[number], own: typeof limiting | null) =>
  releaseSchema.parse({
    schema: 'release/1',
    title: 'Night Drive',
    artist: 'The Example Band',
    genre: null,
    target: { ...targetPresets.loud, limiting },
    match: { loudness: 'auto' },
    tracks: [{ ...track, number: 1, file: 'mixes/01.wav', limiting: own }],
    outputFolder: null,
  });

describe('a light release', () => {
  it('limits gently at most, and less where less is asked for', () => {
    const budgets = limitingBudgets.map((budget) => {
      const { target, tracks } = lightRelease(releaseWith(budget, budget));
      return [target.limiting, tracks[0]!.limiting];
    });
    expect(budgets).toEqual([
      ['none', 'none'],
      ['gentle', 'gentle'],
      ['gentle', 'gentle'],
      ['gentle', 'gentle'],
    ]);
  });

  it('is otherwise what was asked for', () => {
    const release = releaseWith('gentle', null);
    expect(lightRelease(release)).toEqual({ ...release, light: true });
  });
});
