import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Excerpt, Excerpts } from '@kindred/records';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cutPathOf, keepExcerpts, readExcerpts } from './kept-excerpts.js';
import { releaseFolderAt, type ReleaseFolder } from './release-folder.js';
import { writeReport } from './write-report.js';

let root: string;
let folder: ReleaseFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kindred-kept-excerpts-'));
  folder = releaseFolderAt(join(root, 'release'));
  mkdirSync(folder.work, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** As cutting leaves it. */
function cut(file: string, text: string): Excerpt {
  writeFileSync(cutPathOf(folder, file), text);
  return { file, bytes: text.length, seconds: 15, integratedLufs: -14 };
}

function cutTracks(...numbers: readonly number[]): Excerpts {
  const tracks = numbers.map((number) => ({
    number,
    startSeconds: 30,
    mix: cut(`0${number}-mix.mp3`, `mix ${number}`),
    master: cut(`0${number}-master.mp3`, `master ${number}`),
  }));
  return { tracks, joins: [] };
}

it('what was cut can be read again, and lies in the work folder no more', async () => {
  const excerpts = cutTracks(1, 2);
  await keepExcerpts(folder, excerpts);
  expect(await readExcerpts(folder)).toEqual({ excerpts, issues: [] });
  expect(readdirSync(folder.work)).toEqual([]);
});

it('a run takes away what the last one had cut and it has not, and nothing else', async () => {
  await keepExcerpts(folder, cutTracks(1, 2));
  const own = join(folder.excerptFiles, 'own.mp3');
  writeFileSync(own, 'of a person');
  await keepExcerpts(folder, cutTracks(1));
  expect(readdirSync(folder.excerptFiles).sort()).toEqual([
    '01-master.mp3',
    '01-mix.mp3',
    'own.mp3',
  ]);
  await keepExcerpts(folder, null);
  expect(readdirSync(folder.excerptFiles)).toEqual(['own.mp3']);
  rmSync(own);
  await keepExcerpts(folder, cutTracks(1));
  await keepExcerpts(folder, null);
  expect(existsSync(folder.excerptFiles)).toBe(false);
  expect(await readExcerpts(folder)).toEqual({ excerpts: null, issues: [] });
});

it.each(['gone', 'another'])(
  'sound of which a file is %s is not used, and that is said',
  async (now) => {
    await keepExcerpts(folder, cutTracks(1));
    const path = join(folder.excerptFiles, '01-master.mp3');
    if (now === 'gone') rmSync(path);
    else writeFileSync(path, 'something else');
    const { excerpts, issues } = await readExcerpts(folder);
    expect(excerpts).toBeNull();
    expect(issues).toMatchObject([{ code: 'excerpt-gone', severity: 'warning' }]);
    expect(issues[0]?.message).toContain('excerpts/01-master.mp3');
  },
);

it('a record that names a file elsewhere is none', async () => {
  const { tracks } = cutTracks(1);
  const mix = { ...tracks[0]!.mix, file: '../plan.yaml' };
  writeFileSync(folder.excerpts, JSON.stringify({ tracks: [{ ...tracks[0], mix }], joins: [] }));
  expect(await readExcerpts(folder)).toEqual({ excerpts: null, issues: [] });
});

it('the page holds the bytes of its sound as base64, where they belong', async () => {
  const { tracks } = cutTracks(1);
  await keepExcerpts(folder, { tracks, joins: [] });
  const { mix, master } = tracks[0]!;
  const written = writeReport(folder, ['a:', mix, ' b:', master, ' é']);
  const page = readFileSync(folder.report);
  const sha256 = createHash('sha256').update(page).digest('hex');
  expect(written).toEqual({ bytes: page.length, sha256 });
  const [, a, b] = /^a:(\S+) b:(\S+) é$/u.exec(page.toString('utf8'))!;
  expect(Buffer.from(a!, 'base64').toString()).toBe('mix 1');
  expect(Buffer.from(b!, 'base64').toString()).toBe('master 1');
  rmSync(join(folder.excerptFiles, master.file));
  expect(() => writeReport(folder, [master])).toThrow(/excerpts\/01-master\.mp3/u);
  expect(readFileSync(folder.report).equals(page)).toBe(true);
});
