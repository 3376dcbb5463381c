import { createEqResponse, frequencyGrid } from '@kindred/dsp';
import { usualTone, type EqBand } from '@kindred/records';
import { describe, expect, it } from 'vitest';
import { makeFamily, type MadeTone } from '../../test/made-tone.js';
import { matchTone, type ToneMatch } from './match-tone.js';
import type { ToneSubject } from './tone-question.js';

const muddy = { type: 'bell', frequencyHz: 250, q: 0.7, gainDb: 4 } as const;
const grid = createEqResponse({ sampleRateHz: 44_100, frequenciesHz: frequencyGrid() });

/** Six songs, the third muddy, the first with something of its own by `byDb`. */
const family = (byDb: number): readonly ToneSubject[] =>
  makeFamily(6, (number): MadeTone => {
    const own = { type: 'bell', frequencyHz: 250, q: 0.7, gainDb: byDb } as const;
    return { faults: [...(number === 3 ? [muddy] : []), ...(number === 1 ? [own] : [])] };
  });

const match = (subjects: readonly ToneSubject[]): ToneMatch =>
  matchTone({ setting: usualTone, subjects });

const withFormer = (
  subjects: readonly ToneSubject[],
  { tracks }: ToneMatch,
  changed: readonly number[] = [],
): readonly ToneSubject[] =>
  subjects.map((subject) => {
    const { number } = subject.profile;
    const former = tracks.find((track) => track.number === number);
    return former && !changed.includes(number) ? { ...subject, former } : subject;
  });

const apartDb = (one: readonly EqBand[], other: readonly EqBand[]): number => {
  const [a, b] = [grid.cascadeDb(one), grid.cascadeDb(other)];
  return Math.max(...a.map((db, at) => Math.abs(db - b[at]!)));
};

describe('tone that was decided before', () => {
  it('is what it was where nothing changed, to the last digit', () => {
    const first = match(family(0));
    expect(match(withFormer(family(0), first))).toEqual(first);
  });

  it('stands when a new mix of another song hardly moves what would be decided', () => {
    const first = match(family(0));
    const fresh = match(family(1.5));
    const kept = match(withFormer(family(1.5), first, [1]));
    expect(fresh.tracks[2]!.eq).not.toEqual(first.tracks[2]!.eq);
    expect(kept.tracks[2]!.eq).toEqual(first.tracks[2]!.eq);
    expect(kept.tracks[2]!.because).toEqual(first.tracks[2]!.because);
    expect(kept.tracks[0]!.eq).toEqual(fresh.tracks[0]!.eq);
    expect(kept.centreDb).toEqual(fresh.centreDb);
  });

  it('is decided anew where it would be another by more than half a decibel', () => {
    const strange = match(family(0)).tracks.map((track) => ({
      ...track,
      eq: [{ ...muddy, gainDb: -0.5 }],
    }));
    const fresh = match(family(0));
    const former = { ...fresh, tracks: strange };
    expect(match(withFormer(family(0), former)).tracks[2]!.eq).toEqual(fresh.tracks[2]!.eq);
  });

  it('never walks away from what would be decided from scratch, in many small steps', () => {
    const others = [1, 2, 4, 5];
    const drifting = (byDb: number): readonly ToneSubject[] =>
      makeFamily(6, (number): MadeTone => {
        const own = { type: 'bell', frequencyHz: 250, q: 0.7, gainDb: byDb } as const;
        return { faults: number === 3 ? [muddy] : others.includes(number) ? [own] : [] };
      });
    let stands = match(drifting(0));
    let moves = 0;
    for (let step = 1; step <= 12; step++) {
      const subjects = drifting(step * 0.15);
      const next = match(withFormer(subjects, stands, others));
      const fresh = match(subjects);
      const [was, is, would] = [stands, next, fresh].map(({ tracks }) => tracks[2]!.eq);
      expect(apartDb(is!, would!)).toBeLessThanOrEqual(0.5);
      if (apartDb(is!, was!) > 0) moves++;
      stands = next;
    }
    expect(moves).toBeGreaterThan(0);
    expect(moves).toBeLessThan(6);
  });

  it('is kept by all of a run of segues or by none', () => {
    const grouped = (subjects: readonly ToneSubject[]): readonly ToneSubject[] =>
      subjects.map((subject) => {
        const { number } = subject.profile;
        return number === 3 || number === 4 ? { ...subject, group: 3 } : subject;
      });
    const first = match(grouped(family(0)));
    const subjects = grouped(family(1.5));
    const fresh = match(subjects);
    expect(match(withFormer(subjects, first, [1])).tracks[2]!.eq).toEqual(first.tracks[2]!.eq);
    const parted = match(withFormer(subjects, first, [1, 4]));
    expect(parted.tracks[2]!.eq).toEqual(fresh.tracks[2]!.eq);
  });

  it('is not kept by a song that has no siblings any more', () => {
    const [song] = family(0);
    const former = { eq: [{ ...muddy, gainDb: -0.4 }], because: [] };
    expect(match([{ ...song!, former }]).tracks[0]!.eq).toEqual([]);
  });

  it('is never kept against filters that a person set, nor beyond `most`', () => {
    const first = match(family(0));
    const pinned = withFormer(family(0), first).map((subject) =>
      subject.profile.number === 3 ? { ...subject, pinned: [{ ...muddy, gainDb: -1.9 }] } : subject,
    );
    expect(match(pinned).tracks[2]!.eq).toEqual([{ ...muddy, gainDb: -1.9 }]);
    const largest = grid.largestDb(first.tracks[2]!.eq);
    const setting = { ...usualTone, mostDb: largest - 0.1 };
    const bounded = matchTone({ setting, subjects: withFormer(family(0), first) });
    expect(grid.largestDb(bounded.tracks[2]!.eq)).toBeLessThanOrEqual(setting.mostDb + 1e-9);
  });
});
