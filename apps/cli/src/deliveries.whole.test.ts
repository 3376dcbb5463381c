import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deliverySchema, renderingsSchema } from '@kindred/records';
import { createSmallAlbum, threeMixes } from '../test/small-album.js';
import { samplesOf } from '../test/wav-bytes.js';

const hasTools = ['ffmpeg', 'flac', 'ffprobe'].every(
  (tool) => spawnSync(tool, ['-version']).error === undefined,
);
const hasSndfile = spawnSync('sndfile-info', ['--version']).error === undefined;
if (!hasSndfile)
  process.stdout.write('SKIPPED: masters in libsndfile; its tools are not on the PATH\n');
if (!hasTools) process.stdout.write('SKIPPED: ffmpeg, ffprobe and flac are not all on the PATH\n');

const rest = `year: 2026
upc: "036000291452"
output:
  - wav 24-bit
  - wav 16-bit 48 kHz shaped
  - flac 24-bit
  - mp3 320 kbps
deliver: [cue, checksums, one continuous file]
`;
const { home, json, kindred, remove } = createSmallAlbum({ mixes: threeMixes, rest });
afterAll(remove);

function digest(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(home, file)))
    .digest('hex');
}

/** Every file below a folder, POSIX. */
function filesIn(folder: string): string[] {
  return readdirSync(join(home, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => statSync(join(home, name)).isFile())
    .sort();
}

function run(
  tool: string,
  ...words: string[]
): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(tool, words, { cwd: home, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

/** Of the samples that ffmpeg decodes, as 32-bit integers. */
function samplesMd5(file: string): string {
  const words = ['-v', 'error', '-i', file, '-map', '0:a', '-c:a', 'pcm_s32le', '-f', 'md5', '-'];
  return run('ffmpeg', ...words).out.trim();
}

function framesOf(file: string): number {
  const words = ['-v', 'error', '-i', file, '-map', '0:a', '-f', 's16le', '-ac', '1', '-'];
  const { stdout } = spawnSync('ffmpeg', words, { cwd: home, maxBuffer: 1 << 28 });
  return stdout.length / 2;
}

describe('a release that is delivered in four formats', () => {
  it('is made in one run, and keeps every promise', () => {
    const { status, stdout, stderr } = kindred('master', 'release.yaml', '--out', 'a');
    expect(`${stdout}${stderr}`).toContain('Promises kept: all 7.');
    expect(stdout).toContain('16 files delivered');
    expect(status).toBe(0);
    expect(filesIn('a/masters')).toEqual([
      'a/masters/01 Loud.wav',
      'a/masters/02 Quiet.wav',
      'a/masters/03 Middle.wav',
      'a/masters/Small Album.cue',
      'a/masters/checksums.sha256',
      'a/masters/continuous/Small Album.cue',
      'a/masters/continuous/Small Album.wav',
      'a/masters/flac-24/01 Loud.flac',
      'a/masters/flac-24/02 Quiet.flac',
      'a/masters/flac-24/03 Middle.flac',
      'a/masters/mp3-320/01 Loud.mp3',
      'a/masters/mp3-320/02 Quiet.mp3',
      'a/masters/mp3-320/03 Middle.mp3',
      'a/masters/wav-16-48/01 Loud.wav',
      'a/masters/wav-16-48/02 Quiet.wav',
      'a/masters/wav-16-48/03 Middle.wav',
    ]);
  });

  it('is listed whole in delivery.json, each file with its digest', () => {
    const { files, isComplete } = deliverySchema.parse(json('a/delivery.json'));
    expect(isComplete).toBe(true);
    expect(files.map(({ file }) => `a/${file}`).sort()).toEqual(filesIn('a/masters'));
    for (const { file, sha256, bytes } of files) {
      expect(digest(`a/${file}`), file).toBe(sha256);
      expect(statSync(join(home, 'a', file)).size, file).toBe(bytes);
    }
    for (const track of renderingsSchema.parse(json('a/renderings.json')).tracks) {
      expect(track.status === 'done' && track.further.length).toBe(3);
    }
  });

  it.skipIf(!hasTools)('holds the same samples in FLAC as in WAV, and as many in an MP3', () => {
    for (const name of ['01 Loud', '02 Quiet', '03 Middle']) {
      const wav = `a/masters/${name}.wav`;
      const flac = `a/masters/flac-24/${name}.flac`;
      expect(run('flac', '-t', '-s', flac)).toEqual({ status: 0, out: '' });
      expect(samplesMd5(flac)).toBe(samplesMd5(wav));
      expect(framesOf(`a/masters/mp3-320/${name}.mp3`)).toBe(framesOf(wav));
    }
    const sums = run('sh', '-c', 'cd a/masters && sha256sum -c checksums.sha256');
    expect(sums.status, sums.out).toBe(0);
  });

  it.skipIf(!hasSndfile)('is read by libsndfile sample by sample, as WAV and as FLAC', () => {
    const read = (file: string): Buffer => {
      const plain = join(home, 'plain.wav');
      rmSync(plain, { force: true });
      const { status, out } = run('sndfile-convert', '-pcm24', file, plain);
      expect(status, out).toBe(0);
      return samplesOf(readFileSync(plain));
    };
    for (const name of ['01 Loud', '02 Quiet', '03 Middle']) {
      const samples = samplesOf(readFileSync(join(home, `a/masters/${name}.wav`)));
      expect(read(`a/masters/${name}.wav`).equals(samples)).toBe(true);
      expect(read(`a/masters/flac-24/${name}.flac`).equals(samples)).toBe(true);
    }
  });

  it.skipIf(!hasTools)('says in the tags of each what the release file says', () => {
    const files = ['01 Loud.wav', 'flac-24/01 Loud.flac', 'mp3-320/01 Loud.mp3'];
    for (const file of files) {
      const words = ['-v', 'error', '-show_entries', 'format_tags', '-of', 'json'];
      const { out } = run('ffprobe', ...words, `a/masters/${file}`);
      const { format } = JSON.parse(out) as { format: { tags: Record<string, string> } };
      const tags = new Map(
        Object.entries(format.tags).map(([key, value]) => [key.toLowerCase(), value]),
      );
      expect(tags.get('title'), file).toBe('Loud');
      expect(tags.get('album'), file).toBe('Small Album');
      expect(tags.get('artist'), file).toBe('Nobody');
      expect(tags.get('date'), file).toMatch(/^2026/u);
      // ffprobe reads no ID3 in a WAV.
      if (file.endsWith('.wav')) continue;
      expect(tags.get('replaygain_track_gain'), file).toMatch(/^[+-]\d+\.\d\d dB$/u);
    }
  });

  it('has the same bytes on one worker, and when its plan is rendered', () => {
    const once = kindred('master', 'release.yaml', '--out', 'b', '--jobs', '1', '--no-cache');
    expect(once.status).toBe(0);
    const expected = filesIn('a/masters').map((file) => [file.slice(2), digest(file)]);
    expect(filesIn('b/masters').map((file) => [file.slice(2), digest(file)])).toEqual(expected);
    expect(kindred('render', 'b/plan.yaml').status).toBe(0);
    expect(filesIn('b/masters').map((file) => [file.slice(2), digest(file)])).toEqual(expected);
  });

  it('refuses artwork that is no picture before anything is made', () => {
    const text = readFileSync(join(home, 'release.yaml'), 'utf8');
    writeFileSync(join(home, 'art.yaml'), `${text}artwork: release.yaml\n`);
    const { status, stderr } = kindred('master', 'art.yaml', '--out', 'art');
    expect(status).toBe(2);
    expect(stderr).toContain('[not-a-picture]');
  });

  it('loses what is no longer asked for, and nothing that someone changed', () => {
    const changed = join(home, 'b/masters/mp3-320/02 Quiet.mp3');
    writeFileSync(changed, 'mine now');
    const fewer = readFileSync(join(home, 'release.yaml'), 'utf8')
      .replace(/^ {2}- (wav 16|flac|mp3).*\n/gmu, '')
      .replace(/^deliver.*\n/mu, '');
    writeFileSync(join(home, 'fewer.yaml'), fewer);
    expect(kindred('master', 'fewer.yaml', '--out', 'b').status).toBe(0);
    expect(filesIn('b/masters')).toEqual([
      'b/masters/01 Loud.wav',
      'b/masters/02 Quiet.wav',
      'b/masters/03 Middle.wav',
      'b/masters/mp3-320/02 Quiet.mp3',
    ]);
    rmSync(changed);
  });
});
