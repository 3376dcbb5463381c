import { describe, expect, it } from 'vitest';
import { makeRecords } from '../../test/report-fixture.js';
import { allReleases, keptRelease, tonedRelease } from '../../test/releases.js';
import { familyOf } from '../family.js';
import { drawSpeakers } from './draw-speakers.js';
import { speakerChangeLu } from './speaker-loss.js';
import { speakers } from './speakers.js';

describe('the family on other speakers', () => {
  const family = familyOf(makeRecords(tonedRelease));
  const view = drawSpeakers(family);

  it('adds up: what becomes of the family and a difference from it are what becomes of a track', () => {
    speakers.forEach((speaker, column) => {
      family.finished.forEach(({ master }, row) => {
        const own = speakerChangeLu(speaker, master.tone.loud!)!;
        const told =
          Number(view.family[column]!.value) + Number(view.rows[row]!.cells[column]!.number.value);
        expect(told).toBeCloseTo(own, 9);
      });
      const apart = view.rows.map(({ cells }) => Number(cells[column]!.number.value));
      expect(apart.filter((value) => value > 0).length).toBeLessThanOrEqual(apart.length / 2);
    });
  });

  it('marks what leaves the family by 2 LU, in mono by 3 LU, and nothing else', () => {
    for (const { cells } of view.rows) {
      cells.forEach(({ number, noted }, column) => {
        expect(noted).toBe(Math.abs(Number(number.value)) >= speakers[column]!.noteLu);
      });
    }
  });

  it('is left out where no spectrum was measured, and has no family for one track alone', () => {
    expect(drawSpeakers(familyOf(makeRecords(keptRelease))).shown).toBe(false);
    const one = { ...allReleases.oneTrack, tracks: tonedRelease.tracks.slice(0, 1) };
    expect(drawSpeakers(familyOf(makeRecords(one))).family).toEqual([]);
  });
});
