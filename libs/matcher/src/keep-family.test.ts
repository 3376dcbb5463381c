import { sentence, type MasteringPlan, type ReleaseTrack } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeRelease } from '../test/made-release.js';
import { makeTrack, type Song } from '../test/made-track.js';
import { levelKeptLu, type FormerPlan } from './keep-family.js';
import { matchLoudness, type MatchQuestion } from './match-loudness.js';
import type { LoudnessSubject } from './track-model.js';

const songs: readonly Song[] = [
  { hitsDb: 8 },
  { gainDb: 1 },
  { gainDb: -1, versesUnderDb: 9 },
  { gainDb: -5 },
];
const album = (change: Readonly<Record<number, Song>> = {}): readonly LoudnessSubject[] =>
  songs.map((song, at) => makeTrack({ number: at + 1, seconds: 15, ...song, ...change[at + 1] }));

const plan = (
  subjects: readonly LoudnessSubject[],
  asked: Partial<MatchQuestion> & { readonly said?: Record<number, Partial<ReleaseTrack>> } = {},
): MasteringPlan => {
  const { said, ...rest } = asked;
  return matchLoudness({ release: makeRelease({}, 'auto', said), subjects, ...rest });
};

/** Without the tracks that got another mix. */
const without = (decided: MasteringPlan, ...changed: readonly number[]): FormerPlan => ({
  loudness: decided.loudness,
  tracks: decided.tracks.filter(({ number }) => !changed.includes(number)),
});

const gains = ({ tracks }: MasteringPlan): readonly number[] => tracks.map(({ gainDb }) => gainDb);
const others = (decided: MasteringPlan): readonly number[] => gains(decided).slice(1);

describe('levels that were decided before', () => {
  it.each(['auto', 'as mixed', 'integrated'] as const)(
    'are what they were where nothing changed, and so is all that is said of them: %s',
    (mode) => {
      const release = makeRelease({}, mode);
      const first = matchLoudness({ release, subjects: album() });
      const again = matchLoudness({ release, subjects: album(), former: without(first) });
      expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    },
  );

  it('stand when a new mix of one track hardly moves where the family would lie', () => {
    const first = plan(album());
    const subjects = album({ 1: { hitsDb: 8.3, gainDb: -2, clapDb: 3 } });
    const fresh = plan(subjects);
    expect(others(fresh)).not.toEqual(others(first));
    const kept = plan(subjects, { former: without(first, 1) });
    expect(others(kept)).toEqual(others(first));
    expect(kept.tracks.slice(1)).toEqual(first.tracks.slice(1));
    expect(kept.loudness.commonLufs).toBe(first.loudness.commonLufs);
    // The new mix goes where its siblings lie.
    expect(kept.tracks[0]!.aimLufs - fresh.tracks[0]!.aimLufs).toBeCloseTo(
      kept.loudness.commonLufs! - fresh.loudness.commonLufs!,
      2,
    );
    const loudest = Math.max(...kept.tracks.map(({ expected }) => expected.integratedLufs));
    expect(kept.loudness.expectedLufs).toBeCloseTo(loudest, 2);
  });

  it('are decided anew where the family would lie elsewhere', () => {
    const first = plan(album());
    const subjects = album({ 1: { hitsDb: 1, versesUnderDb: 0 } });
    const fresh = plan(subjects);
    const movedLu = Math.abs(fresh.loudness.commonLufs! - first.loudness.commonLufs!);
    expect(movedLu).toBeGreaterThan(levelKeptLu);
    const next = plan(subjects, { former: without(first, 1) });
    expect(next.loudness.commonLufs).toBe(fresh.loudness.commonLufs);
    expect(gains(next).slice(0, 3)).toEqual(gains(fresh).slice(0, 3));
  });

  it('say how far they would move', () => {
    const first = plan(album());
    const lower = (byLu: number): FormerPlan => ({
      tracks: first.tracks,
      loudness: { ...first.loudness, commonLufs: first.loudness.commonLufs! - byLu },
    });
    const said = (former: FormerPlan): readonly string[] =>
      plan(album(), { former }).loudness.because.map(sentence);
    expect(said(lower(0.2)).join(' ')).toContain('would lie 0.2 LU higher');
    expect(said(lower(0.04)).join(' ')).not.toContain('stay where');
    expect(said(lower(0.31))).toEqual(first.loudness.because.map(sentence));
  });

  it('never walk away from what would be decided from scratch, in fifty small steps', () => {
    const sibling = makeTrack({ number: 2, seconds: 6 });
    let stands: MasteringPlan | null = null;
    let moves = 0;
    for (let step = 0; step <= 50; step++) {
      const mix = makeTrack({ number: 1, seconds: 6, hitsDb: 1, versesUnderDb: 8 - step * 0.16 });
      const fresh = plan([mix, sibling]);
      const next = plan([mix, sibling], { former: stands && without(stands, 1) });
      const apartLu = Math.abs(next.loudness.commonLufs! - fresh.loudness.commonLufs!);
      expect(apartLu).toBeLessThanOrEqual(levelKeptLu + 1e-9);
      if (stands && next.loudness.commonLufs !== stands.loudness.commonLufs) moves++;
      stands = next;
    }
    expect(moves).toBeGreaterThan(0);
    expect(moves).toBeLessThan(10);
  });

  it('hold a soft track as far under its family as it was held', () => {
    const first = plan(album());
    expect(first.tracks[3]!.offsetLu).toBeLessThan(0);
    const subjects = album({ 2: { gainDb: 1.6 }, 1: { hitsDb: 8, gainDb: 0.6 } });
    expect(plan(subjects).tracks[3]!.offsetLu).not.toBe(first.tracks[3]!.offsetLu);
    const kept = plan(subjects, { former: without(first, 1, 2) });
    expect(kept.tracks[3]).toEqual(first.tracks[3]);
    // As it is on the next run, and while its gain is a person's own.
    const pinnedGainsDb = new Map([[4, 1.5]]);
    const pinned = plan(subjects, { former: without(first, 1, 2), pinnedGainsDb });
    expect(pinned.tracks[3]).toMatchObject({ gainDb: 1.5, offsetLu: first.tracks[3]!.offsetLu });
    const again = plan(subjects, { former: without(pinned), pinnedGainsDb });
    expect(JSON.stringify(again)).toBe(JSON.stringify(pinned));
  });

  it('are one for tracks that run on, whichever of them was mixed again', () => {
    const said = { 3: { segue: true } };
    const first = plan(album(), { said });
    const subjects = album({ 3: { gainDb: -1.4, versesUnderDb: 9 } });
    const kept = plan(subjects, { said, former: without(first, 3) });
    expect(kept.segueGroups).toEqual([[3, 4]]);
    expect(kept.tracks[2]!.gainDb).toBe(kept.tracks[3]!.gainDb);
    expect(gains(kept).slice(0, 2)).toEqual(gains(first).slice(0, 2));
  });

  it('kept as mixed, stand as they are for less than is heard', () => {
    const release = makeRelease({}, 'as mixed');
    const first = matchLoudness({ release, subjects: album() });
    const subjects = album({ 2: { gainDb: 1.2 } });
    const former = without(first, 2);
    const fresh = matchLoudness({ release, subjects });
    expect(gains(fresh)).not.toEqual(gains(first));
    expect(gains(matchLoudness({ release, subjects, former }))).toEqual(gains(first));
    const louder = album({ 2: { gainDb: 3 } });
    expect(gains(matchLoudness({ release, subjects: louder, former }))).toEqual(
      gains(matchLoudness({ release, subjects: louder })),
    );
  });

  it('kept as mixed, are what they were where limiting holds the one gain back', () => {
    const release = makeRelease({ loudnessLufs: -9, of: 'album' }, 'as mixed');
    for (let number = 1; number <= 12; number++) {
      const subjects = [
        makeTrack({ number: 1, seed: number, seconds: 4, hitsDb: number / 2, gainDb: -number / 3 }),
        makeTrack({ number: 2, seed: number + 20, seconds: 4, hitsDb: 6, gainDb: -1 }),
      ];
      const first = matchLoudness({ release, subjects });
      const again = matchLoudness({ release, subjects, former: without(first) });
      expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    }
  });

  it('stand on the same terms alone', () => {
    const first = plan(album());
    const subjects = album({ 1: { hitsDb: 8.3, gainDb: -2, clapDb: 3 } });
    const release = makeRelease({}, 'integrated');
    const former = without(first, 1);
    expect(matchLoudness({ release, subjects, former }).loudness.commonLufs).toBe(
      matchLoudness({ release, subjects }).loudness.commonLufs,
    );
  });
});
