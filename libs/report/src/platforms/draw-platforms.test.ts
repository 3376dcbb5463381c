import { describe, expect, it } from 'vitest';
import { makeRecords } from '../../test/report-fixture.js';
import { allReleases, keptRelease } from '../../test/releases.js';
import { textOf } from '../../test/page.js';
import { familyOf } from '../family.js';
import { pageOf } from '../../test/page-of.js';
import { drawPlatforms } from './draw-platforms.js';

const family = familyOf(makeRecords(keptRelease));
const { tables, columns, cost } = drawPlatforms(family);
const [album, playlist] = tables;
const column = (name: string) => columns.findIndex((one) => one.name === name);

describe('what each service does to a release', () => {
  it('is told of the album in order and of its tracks apart', () => {
    expect(tables.map(({ mode }) => mode)).toEqual(['album', 'playlist']);
    for (const { rows } of tables) expect(rows.every(({ cells }) => cells.length === 8)).toBe(true);
  });

  it('is one change for all tracks of an album where one gain holds, and keeps their distances', () => {
    for (const name of ['Spotify', 'Spotify loud', 'Apple Music', 'Tidal']) {
      const changes = album!.rows.map(({ cells }) => cells[column(name)]!.change?.value);
      expect(new Set(changes).size).toBe(1);
    }
    const levels = family.finished.map(({ master }) => master.integrated.value!);
    const spread = Math.max(...levels) - Math.min(...levels);
    expect(Number(album!.summary[0]!.cells[column('Spotify')]!.value)).toBeCloseTo(spread, 9);
  });

  it('is heard at what the file measures and the change together', () => {
    for (const { rows } of tables) {
      rows.forEach(({ cells }, index) => {
        const own = family.finished[index]!.master.integrated.value!;
        for (const { change, heard } of cells) {
          expect(Number(heard.value)).toBeCloseTo(own + Number(change?.value ?? 0), 9);
        }
      });
    }
  });

  it('brings every loud track of a playlist to the reference, and leaves the others', () => {
    const heard = playlist!.rows.map(({ cells }) => Number(cells[column('YouTube')]!.heard.value));
    for (const lufs of heard) expect(lufs).toBeLessThan(-14 + 1e-9);
  });

  it('names the track that sets the level of the album only where it costs the others something', () => {
    expect(cost.map(({ text }) => text).join('')).toMatch(/No track is hot|sets the level of all/);
    const hot = familyOf(makeRecords(keptRelease));
    const [first, ...rest] = hot.finished;
    const louder = {
      ...first!,
      master: { ...first!.master, integrated: { ...first!.master.integrated, value: -8 } },
    };
    const words = drawPlatforms({ ...hot, tracks: [louder, ...rest], finished: [louder, ...rest] });
    expect(words.cost.map(({ text }) => text).join('')).toMatch(
      /^01 Low Tide sets the level of all/,
    );
  });

  it.each([
    { by: 'much', firstLufs: -9.3377, says: /sets the level of all/ },
    { by: 'little', firstLufs: -13.7, says: /^No track is hot.* at most / },
  ])('says the same cost in the sentence as in the table, also where it is $by', (one) => {
    const kept = familyOf(makeRecords(keptRelease));
    const hot = kept.finished.map((track, index) => {
      const value = index === 0 ? one.firstLufs : -14;
      const integrated = { ...track.master.integrated, value };
      return { ...track, master: { ...track.master, integrated } };
    });
    const view = drawPlatforms({ ...kept, tracks: hot, finished: hot });
    const told = view.tables[0]!.summary[1]!.cells[column('Tidal')]!.text;
    const words = view.cost.map(({ text }) => text).join('');
    expect(words).toMatch(one.says);
    expect(words).toMatch(new RegExp(` ${told}\\sdB louder`));
  });

  it('has no album mode and no costs for one track alone', () => {
    const one = drawPlatforms(familyOf(makeRecords(allReleases.oneTrack)));
    expect(one.tables.map(({ mode }) => mode)).toEqual(['playlist']);
    expect(one.cost).toEqual([]);
  });
});

it('both tables stand on the page, and every service says what is known of it', () => {
  const words = textOf(pageOf(makeRecords(keptRelease)));
  for (const { name } of columns) expect(words).toContain(name);
  expect(words).toContain('Album in order');
  expect(words).toContain('Playlist or shuffle');
  expect(words).toContain('Apple publishes no number');
});
