import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { taggedWave } from '../../test/tagged-wave.js';
import { readRelease } from '../read-release.js';
import { newRelease } from './new-release.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kindred-new-'));
  mkdirSync(join(home, 'mixes'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const put = (file: string, bytes: Uint8Array | string) => writeFileSync(join(home, file), bytes);
const make = (folder = 'mixes', out = 'release.yaml') =>
  newRelease({
    folder: join(home, folder),
    releaseFile: join(home, out),
    schemaFile: join(home, 'docs/release.schema.json'),
  });
const refusal = async (folder?: string, out?: string) => {
  const outcome = await make(folder, out);
  expect(outcome.status).toBe('refused');
  return outcome.issues.map(({ code, message, fix }) => ({
    code,
    says: `${message} -> ${fix}`.replaceAll(`${home}/`, ''),
  }));
};

describe('a release file from a folder of mixes', () => {
  test('reads as the release that the tags tell, in their order, with the picture beside it', async () => {
    const tags = { IART: 'The Example Band', IPRD: 'Night Drive', ICRD: '2026', IGNR: 'synth-pop' };
    put('mixes/a.wav', taggedWave({ tags: { ...tags, INAM: 'Tunnel: 2', ITRK: '2' } }));
    put('mixes/b.wav', taggedWave({ tags: { ...tags, INAM: 'Ignition #1', ITRK: '1' } }));
    put('mixes/notes.txt', 'no audio');
    put('mixes/._a.wav', 'what a Mac leaves on other disks');
    put('Cover.PNG', onePixel);
    const outcome = await make();
    expect(outcome.status).toBe('done');
    const { release, issues } = await readRelease(join(home, 'release.yaml'));
    expect(issues).toEqual([]);
    expect(release).toMatchObject({
      title: 'Night Drive',
      artist: 'The Example Band',
      genre: 'synth-pop',
      details: { year: 2026, artwork: 'Cover.PNG' },
    });
    expect(release?.tracks.map(({ file, title }) => [file, title])).toEqual([
      ['mixes/b.wav', 'Ignition #1'],
      ['mixes/a.wav', 'Tunnel: 2'],
    ]);
  });

  test('names its mixes and its schema from where it lies', async () => {
    put('mixes/1.wav', taggedWave());
    mkdirSync(join(home, 'releases'));
    await make('mixes', 'releases/ep.yaml');
    const text = readFileSync(join(home, 'releases/ep.yaml'), 'utf8');
    expect(text).toContain('$schema=../docs/release.schema.json\n');
    expect(text).toContain('file: ../mixes/1.wav');
    expect((await readRelease(join(home, 'releases/ep.yaml'))).issues).toEqual([]);
  });

  test('says where one track sounds into the next', async () => {
    put('mixes/1.wav', taggedWave({ sound: { start: 0, end: 0.02 } }));
    put('mixes/2.wav', taggedWave({ sound: { start: 0.02, end: 0.001 } }));
    put('mixes/3.wav', taggedWave());
    const outcome = await make();
    const tracks = outcome.status === 'done' ? outcome.drafted.tracks : [];
    expect(tracks.map(({ runsOn }) => runsOn)).toEqual([true, false, false]);
  });

  test('leaves out what is no audio inside or has no name to type, and says so', async () => {
    put('mixes/1.wav', taggedWave());
    put('mixes/2.wav', 'a text that is called a wave');
    put('mixes/3\n.wav', taggedWave());
    put('mixes/cover.jpg', 'no picture');
    const outcome = await make();
    expect(outcome.issues.filter(({ severity }) => severity === 'warning')).toMatchObject([
      {
        code: 'not-audio',
        message: expect.stringContaining('left out: mixes/2.wav is called .wav'),
      },
      { code: 'unusable-name' },
      { code: 'not-a-picture' },
      { code: 'no-artist' },
    ]);
    const { release } = await readRelease(join(home, 'release.yaml'));
    expect(release?.tracks.map(({ file }) => file)).toEqual(['mixes/1.wav']);
  });

  test('is never written over another file; a free name is offered', async () => {
    put('mixes/1.wav', taggedWave({ tags: { IPRD: 'Night Drive' } }));
    put('release.yaml', 'mine');
    put('night-drive.yaml', 'mine, too');
    expect(await refusal()).toEqual([
      {
        code: 'already-there',
        says:
          'release.yaml is there already, and stays as it is' +
          ' -> Beside it: kindred new mixes --out night-drive-2.yaml',
      },
    ]);
    expect(readFileSync(join(home, 'release.yaml'), 'utf8')).toBe('mine');
  });

  test('is not made from what holds no mixes', async () => {
    mkdirSync(join(home, 'empty'));
    put('mixes/1.wav', 'no audio');
    put('file.wav', taggedWave());
    const said = async (...words: Parameters<typeof refusal>) =>
      (await refusal(...words)).map(({ code, says }) => `${code}: ${says}`);
    expect(await said('empty')).toEqual([
      'no-audio: empty/ is empty -> Name the folder that holds the mixes.',
    ]);
    expect(await said('nowhere')).toEqual([
      'missing-file: nowhere does not exist -> Check its name and folder.',
    ]);
    expect(await said('file.wav')).toEqual([
      'not-a-folder: file.wav is a file, not a folder -> Name the folder that holds the mixes.',
    ]);
    expect((await said('mixes')).at(-1)).toBe(
      'no-audio: no file in mixes/ can be a mix -> Export WAV, AIFF or FLAC into it.',
    );
    rmSync(join(home, 'file.wav'));
    expect((await said('.'))[0]).toContain(
      'mixes/ in it holds some -> Name that: kindred new mixes/',
    );
  });

  test('is not written where it can not be', async () => {
    put('mixes/1.wav', taggedWave());
    expect((await refusal('mixes', 'notes.txt'))[0]?.code).toBe('not-yaml');
    expect((await refusal('mixes', 'nowhere/a.yaml'))[0]).toMatchObject({
      code: 'missing-folder',
      says: expect.stringContaining('Make the folder first.'),
    });
    if (process.getuid?.() === 0) {
      console.warn('SKIPPED: the superuser may write in every folder');
      return;
    }
    chmodSync(home, 0o500);
    expect((await refusal())[0]?.code).toBe('permission');
    chmodSync(home, 0o700);
  });
});

/** A PNG of one black pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
