import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profilesSchema } from '@kindred/records';
import { createSmallAlbum, threeMixes, type SmallAlbum } from '../test/small-album.js';
import { samplesOf } from '../test/wav-bytes.js';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
if (!hasFfmpeg) {
  console.warn('SKIPPED: an album of every kind of file; ffmpeg is not on the PATH to write them');
}

let album: SmallAlbum;

/** Converts a mix of the album, in its folder. */
function converted(from: string, to: string, ...words: string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', from, ...words, to], {
    cwd: join(album.home, 'mixes'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

describe.skipIf(!hasFfmpeg)('an album of every kind of file', () => {
  beforeAll(() => {
    album = createSmallAlbum({ mixes: threeMixes });
    converted('02 Quiet.wav', '02 Quiet.aiff');
    converted('03 Middle.wav', '03 Middle.flac', '-metadata', 'title=In the Middle');
    converted('01 Loud.wav', '04 Loud.mp3', '-b:a', '320k');
    converted('02 Quiet.wav', '05 Quiet.ogg', '-c:a', 'libvorbis', '-q:a', '8');
    converted('03 Middle.wav', '../reference.mp3', '-q:a', '0');
    const head = 'artist: Nobody\nreferences: [reference.mp3]\n';
    const files = ['01 Loud.wav', '02 Quiet.aiff', '03 Middle.flac', '04 Loud.mp3', '05 Quiet.ogg'];
    const tracks = files.map((file) => `  - mixes/${file}\n`).join('');
    writeFileSync(join(album.home, 'kinds.yaml'), `title: Kinds\n${head}tracks:\n${tracks}`);
    for (const kind of ['wav', 'flac']) {
      const release = `title: Middle ${kind}\nartist: Nobody\ntracks: "mixes/03*.${kind}"\n`;
      writeFileSync(join(album.home, `${kind}.yaml`), release);
    }
  });
  afterAll(() => album.remove());

  it('is mastered, each file known for what it is, lossy ones with a warning', () => {
    const { status, stdout, stderr } = album.kindred('master', 'kinds.yaml');
    expect([status, /error/u.exec(stderr)?.input]).toEqual([0, undefined]);
    expect(stdout).toContain('Promises kept: all 7.');
    const { tracks } = profilesSchema.parse(album.json('reports/kinds/profiles.json'));
    expect(tracks.map(({ format }) => [format?.container, format?.bitsPerSample])).toEqual([
      ['wav', 16],
      ['aiff', 16],
      ['flac', 16],
      ['mp3', null],
      ['ogg', null],
    ]);
    expect(tracks[2]?.title).toBe('In the Middle');
    const lossy = tracks.flatMap(({ number, issues }) =>
      issues.filter(({ code }) => code === 'lossy-source').map(() => number),
    );
    expect(lossy).toEqual([4, 5]);
    expect(tracks.flatMap(({ issues }) => issues).map(({ code }) => code)).not.toContain(
      'second-opinion',
    );
    expect(stderr).toContain('lossy file: what its encoder took away');
    const left = readdirSync(join(album.home, 'reports/kinds'));
    expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('hands the picture of a mix on to its master where the release file names none', async () => {
    const pictured = join(album.home, 'mixes/Pictured.flac');
    const red = 'color=red:size=600x600:duration=0.04:rate=25';
    converted('03 Middle.wav', 'cover.jpg', ...['-f', 'lavfi', '-i', red, '-map', '1:v']);
    const attach = ['-map', '0', '-map', '1:v', '-disposition:v', 'attached_pic', '-c:v', 'copy'];
    converted('03 Middle.wav', 'Pictured.flac', '-i', 'cover.jpg', ...attach);
    const head = 'title: Pictured\nartist: Nobody\noutput: [wav 24-bit, mp3 320 kbps]\n';
    writeFileSync(join(album.home, 'pictured.yaml'), `${head}tracks: [mixes/Pictured.flac]\n`);
    expect(album.kindred('master', 'pictured.yaml').status).toBe(0);
    const masters = join(album.home, 'reports/pictured/masters');
    const own = (await parseFile(pictured)).common.picture!;
    expect(own).toHaveLength(1);
    for (const name of ['01 Pictured.wav', 'mp3-320/01 Pictured.mp3']) {
      const { picture } = (await parseFile(join(masters, name))).common;
      expect(picture?.map(({ data }) => data)).toEqual(own.map(({ data }) => data));
    }
  });

  it('is planned again from what was kept, and explained', () => {
    const again = album.kindred('plan', 'kinds.yaml');
    expect([again.status, again.stdout.includes('as it was')]).toEqual([0, true]);
    const rendered = album.kindred('render', 'reports/kinds/plan.yaml');
    expect([rendered.status, rendered.stdout.includes('Promises kept: all 7.')]).toEqual([0, true]);
    const { status, stdout } = album.kindred('explain', '4', '--release', 'kinds.yaml');
    expect([status, stdout.includes('mixes/04 Loud.mp3')]).toEqual([0, true]);
  });

  it('is profiled by a pattern', () => {
    const { status, stdout } = album.kindred('profile', 'mixes/0*.flac', 'mixes/*.mp3', '--json');
    expect(status).toBe(0);
    const { tracks } = profilesSchema.parse(JSON.parse(stdout));
    expect(tracks.map(({ file }) => file)).toEqual(['mixes/03 Middle.flac', 'mixes/04 Loud.mp3']);
  });

  it('gives the same master of a mix as FLAC and as WAV', () => {
    for (const kind of ['wav', 'flac'])
      expect(album.kindred('master', `${kind}.yaml`).status).toBe(0);
    const [plain, packed] = ['wav', 'flac'].map((kind) => {
      const folder = join(album.home, `reports/middle-${kind}/masters`);
      // Tags name the release, and these are two.
      return samplesOf(readFileSync(join(folder, readdirSync(folder)[0]!)));
    });
    expect(Buffer.compare(plain!, packed!)).toBe(0);
  });
});
