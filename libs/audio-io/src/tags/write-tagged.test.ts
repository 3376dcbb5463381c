import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TagFields } from '@kindred/records';
import { parseFile } from 'music-metadata';
import { File as TagLibFile } from 'node-taglib-sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../test/pictures.js';
import { readWhole } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { FileFault } from '../file-fault.js';
import { createFlacWriter } from '../flac/flac-writer.js';
import { createMp3Writer } from '../mp3/mp3-writer.js';
import { headerBytes } from '../wav/header-bytes.js';
import { riffChunk } from '../wav/riff-chunk.js';
import { createWavWriter, type WavWriterOptions } from '../wav/wav-writer.js';
import { readArtwork, type Artwork } from './artwork.js';
import { bextChunk } from './bext-chunk.js';
import { id3Bytes } from './id3-bytes.js';
import { tagRoom } from './tag-room.js';
import { infoChunk } from './wav-chunks.js';
import { writeTagged } from './write-tagged.js';

const folder = tempFolder();
const containers = ['wav', 'flac', 'mp3'] as const;
type Container = (typeof containers)[number];

const all: TagFields = {
  title: '夜のドライブ 🚗',
  artist: 'فرقة المثال',
  album: 'Night Drive — Übermut',
  albumArtist: 'The Example Band',
  number: 3,
  total: 12,
  year: 2026,
  genre: 'synth-pop',
  isrc: 'QZABC2600001',
  upc: '0123456789012',
  composer: 'Zoë Müller',
  copyright: '2026 The Example Band',
  label: 'Example Records',
  catalogNumber: 'ND-1',
  comment: 'Made for listening — 試聴',
  replayGain: {
    trackGain: '-7.43 dB',
    trackPeak: '0.891251',
    albumGain: '+0.20 dB',
    albumPeak: '1.012345',
  },
};
const least: TagFields = {
  title: 'A',
  artist: 'B',
  album: 'C',
  albumArtist: 'B',
  number: 1,
  total: 1,
};
const loudness = {
  integratedLufs: -14.03,
  rangeLu: 6.214,
  truePeakDbtp: -1,
  momentaryMaxLufs: -9.5,
  shortTermMaxLufs: null,
};
let artwork: Artwork;

const frames = 30_011;
const samples = Buffer.alloc(frames * 6, 'any sound will do');
const sourceOf = (container: Container): string => join(folder, `source.${container}`);
const taggedOf = (container: Container): string => join(folder, `tagged.${container}`);

beforeAll(async () => {
  const stereo = { sampleRateHz: 44100, channels: 2 } as const;
  writeWav(sourceOf('wav'));
  const flac = await createFlacWriter(sourceOf('flac'), { ...stereo, encoding: 's24' });
  await flac.write(samples);
  await flac.finish();
  const gainLinear = 1;
  const mp3 = await createMp3Writer(sourceOf('mp3'), { ...stereo, quality: 'V0', gainLinear });
  mp3.write(new Uint8Array(new Float32Array(frames * 2).map((_, n) => Math.sin(n / 9) / 4).buffer));
  mp3.finish();
  writeFileSync(join(folder, 'cover.png'), png(40, 30));
  const reading = readArtwork(join(folder, 'cover.png'), 'cover.png');
  if (reading.status === 'failed') throw new Error(reading.issue.message);
  artwork = reading.artwork;
});

const wavFormat = { sampleRateHz: 44100, channels: 2, encoding: 's24' } as const;

/** With room for tags, unless other chunks are given. */
function writeWav(path: string, chunks: Partial<WavWriterOptions> = tagRoom(wavFormat)): void {
  const writer = createWavWriter(path, { ...wavFormat, frames, ...chunks });
  writer.write(samples);
  writer.finish();
}

function write(container: Container, tags: TagFields = all, picture: Artwork | null = artwork) {
  const paths = { path: sourceOf(container), taggedPath: taggedOf(container) };
  return writeTagged({ container, ...paths, untagged: 'kept', tags, artwork: picture, loudness });
}

function run(tool: string, args: readonly string[]): string | null {
  const { error, stdout, stderr } = spawnSync(tool, args, { maxBuffer: 1e8 });
  if (error !== undefined) {
    console.warn(`SKIPPED: tags in ${tool}; it is not in PATH`);
    return null;
  }
  return `${stdout.toString()}${stderr.toString()}`;
}

const untagged = 'kept' as const;

describe.each(containers)('%s', (container) => {
  it('says all of it to music-metadata', async () => {
    write(container);
    const { common } = await parseFile(taggedOf(container));
    expect(common).toMatchObject({
      title: all.title,
      artist: all.artist,
      album: all.album,
      albumartist: all.albumArtist,
      track: { no: 3, of: 12 },
      year: 2026,
      genre: ['synth-pop'],
      isrc: ['QZABC2600001'],
      barcode: '0123456789012',
      composer: ['Zoë Müller'],
      copyright: all.copyright,
      label: ['Example Records'],
      catalognumber: ['ND-1'],
      comment: [{ text: all.comment }],
      replaygain_track_gain: { dB: -7.43 },
      replaygain_track_peak: { ratio: 0.891251 },
      replaygain_album_gain: { dB: 0.2 },
      replaygain_album_peak: { ratio: 1.012345 },
    });
    expect(common.picture).toHaveLength(1);
    expect(common.picture![0]).toMatchObject({ format: 'image/png', type: 'Cover (front)' });
    expect(Buffer.compare(common.picture![0]!.data, artwork.bytes)).toBe(0);
  });

  it('says it to TagLib', () => {
    write(container);
    const file = TagLibFile.createFromPath(taggedOf(container));
    const { tag } = file;
    expect(tag.title).toBe(all.title);
    expect(tag.performers).toEqual([all.artist]);
    expect(tag.album).toBe(all.album);
    expect(tag.albumArtists).toEqual([all.albumArtist]);
    expect([tag.track, tag.trackCount]).toEqual([3, 12]);
    expect(tag.year).toBe(2026);
    expect(tag.isrc).toBe(all.isrc);
    expect(tag.composers).toEqual([all.composer]);
    expect(tag.replayGainTrackGain).toBeCloseTo(-7.43, 6);
    expect(tag.replayGainAlbumPeak).toBeCloseTo(1.012345, 6);
    expect(tag.pictures).toHaveLength(1);
    file.dispose();
  });

  it('says it to ffprobe', () => {
    write(container);
    const told = run('ffprobe', [
      '-v',
      'error',
      '-show_format',
      '-of',
      'json',
      taggedOf(container),
    ]);
    if (told === null) return;
    const { tags } = JSON.parse(told).format as { tags: Record<string, string> };
    const lower = Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [key.toLowerCase(), value]),
    );
    expect(lower).toMatchObject({
      title: all.title,
      artist: all.artist,
      album: all.album,
      genre: 'synth-pop',
    });
    expect(lower.track).toMatch(/^3/u);
    expect(lower.date).toBe('2026');
    // It reads LIST and bext of a WAV, and no ID3 in it.
    if (container === 'wav') expect(lower.time_reference).toBe('0');
    else expect(lower).toMatchObject({ replaygain_track_gain: '-7.43 dB', barcode: all.upc });
  });

  it('leaves the audio alone', () => {
    write(container);
    const source = readFileSync(sourceOf(container));
    const tagged = readFileSync(taggedOf(container));
    if (container === 'wav')
      expect(Buffer.compare(readWhole(taggedOf('wav')).audio, samples)).toBe(0);
    else expect(tagged.includes(source.subarray(container === 'flac' ? 42 : 0))).toBe(true);
  });

  it('decodes to the same samples as before', () => {
    write(container);
    const md5 = (path: string) =>
      run('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:a', '-f', 'md5', '-']);
    expect(md5(taggedOf(container))).toBe(md5(sourceOf(container)));
  });

  it('is the same bytes every time, and hashed right', () => {
    const first = write(container);
    const bytes = readFileSync(taggedOf(container));
    expect(first).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    });
    expect(write(container)).toEqual(first);
  });

  it('says only what there is to say', async () => {
    write(container, least, null);
    const { common } = await parseFile(taggedOf(container));
    expect(common).toMatchObject({ title: 'A', artist: 'B', album: 'C', track: { no: 1, of: 1 } });
    const silent = [
      'year',
      'genre',
      'isrc',
      'barcode',
      'picture',
      'replaygain_track_gain',
    ] as const;
    for (const field of silent) expect(common[field]).toBeUndefined();
  });

  it('takes the place of a file that is spent, with the same bytes', () => {
    const kept = write(container);
    const path = join(folder, `spent.${container}`);
    copyFileSync(sourceOf(container), path);
    const paths = { path, taggedPath: join(folder, `tagged spent.${container}`) };
    const content = { tags: all, artwork, loudness };
    const spent = writeTagged({ container, ...paths, untagged: 'spent', ...content });
    expect(spent).toEqual(kept);
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(paths.taggedPath).equals(readFileSync(taggedOf(container)))).toBe(true);
  });

  it('names a source that is gone', () => {
    const paths = { path: join(folder, 'gone'), taggedPath: taggedOf(container) };
    const options = { container, ...paths, untagged, tags: least, artwork: null, loudness };
    expect(() => writeTagged(options)).toThrow(FileFault);
  });

  it('leaves no file where there is no folder', () => {
    const taggedPath = join(folder, 'none', 'tagged');
    const paths = { path: sourceOf(container), taggedPath };
    const options = { container, ...paths, untagged, tags: least, artwork: null, loudness };
    expect(() => writeTagged(options)).toThrow(FileFault);
    expect(existsSync(taggedPath)).toBe(false);
  });
});

describe('a file that has tags already', () => {
  it.each(containers)('gets others as if it had had none: %s', (container) => {
    const given = { container, artwork: null, loudness, untagged: 'kept' } as const;
    const plain = join(folder, `plain.${container}`);
    const once = join(folder, `once.${container}`);
    const twice = join(folder, `twice.${container}`);
    writeTagged({ ...given, path: sourceOf(container), taggedPath: plain, tags: least });
    writeTagged({ ...given, path: sourceOf(container), taggedPath: once, tags: all, artwork });
    const again = writeTagged({
      ...given,
      path: once,
      untagged: 'none',
      taggedPath: twice,
      tags: least,
    });
    expect(readFileSync(twice).equals(readFileSync(plain))).toBe(true);
    expect(again.bytes).toBe(readFileSync(plain).length);
  });
});

describe('FLAC', () => {
  it('stays whole to the reference decoder', () => {
    write('flac');
    const told = run('flac', ['-t', '--warnings-as-errors', taggedOf('flac')]);
    if (told !== null) expect(told).toContain('ok');
  });

  it('has its comments and picture where metaflac looks, and room to edit them', () => {
    write('flac');
    const told = run('metaflac', ['--list', taggedOf('flac')]);
    if (told === null) return;
    expect(told).toContain('comment[0]: TITLE=夜のドライブ 🚗');
    expect(told).toContain('TRACKTOTAL=12');
    expect(told).toMatch(/width: 40\n\s+height: 30\n\s+depth: 8\n/u);
    expect(told).toMatch(/type: 1 \(PADDING\)\n\s+is last: true\n\s+length: 8192/u);
  });
});

describe('WAV', () => {
  it('has its chunks in the order that broadcast tools look for', () => {
    write('wav');
    const file = readFileSync(taggedOf('wav'));
    const ids: string[] = [];
    for (let at = 12; at < file.length;) {
      ids.push(file.toString('latin1', at, at + 4));
      const size = file.readUInt32LE(at + 4);
      at += 8 + size + (size % 2);
    }
    expect(ids).toEqual(['bext', 'fmt ', 'data', 'LIST', 'id3 ']);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
  });

  it('holds the broadcast extension to the byte (EBU Tech 3285)', () => {
    write('wav');
    const bext = readFileSync(taggedOf('wav')).subarray(20);
    expect(bext.toString('utf8', 0, 256).replace(/\0+$/u, '')).toBe(`${all.title} - ${all.artist}`);
    expect(bext.toString('latin1', 256, 263)).toBe('Kindred');
    expect(bext.subarray(288, 346).every((byte) => byte === 0)).toBe(true); // no reference, no date
    expect(bext.readUInt16LE(346)).toBe(2);
    const levels = [0, 1, 2, 3, 4].map((place) => bext.readInt16LE(412 + 2 * place));
    expect(levels).toEqual([-1403, 621, -100, -950, 0x7fff]);
    expect(bext.toString('latin1', 602, 641)).toBe('A=PCM,F=44100,W=24,M=stereo,T=Kindred\r\n');
  });

  it('tells mediainfo its loudness', () => {
    write('wav');
    const told = run('mediainfo', ['--Full', taggedOf('wav')]);
    if (told === null) return;
    expect(told).toMatch(/Format settings\s+: PcmWaveformat|Format profile\s+: BWF|bext\s+: Yes/u);
    expect(told).toMatch(/-14\.03/u);
  });

  it.each([1, 2] as const)('is what one would write at once, of %s channels', (channels) => {
    const format = { ...wavFormat, channels, encoding: 's24', frames: 5 } as const;
    const audio = Buffer.alloc(format.frames * channels * 3, 'odd');
    const [path, taggedPath] = [join(folder, 'odd.wav'), join(folder, 'odd tagged.wav')];
    const untaggedWriter = createWavWriter(path, { ...format, ...tagRoom(format) });
    untaggedWriter.write(audio);
    untaggedWriter.finish();
    const paths = { path, taggedPath, untagged: 'spent' } as const;
    writeTagged({ container: 'wav', ...paths, tags: all, artwork, loudness });
    const description = `${all.title} - ${all.artist}`;
    const writer = createWavWriter(path, {
      ...format,
      chunksBefore: bextChunk({ description, loudness, format }),
      chunksAfter: Buffer.concat([infoChunk(all), riffChunk('id3 ', id3Bytes(all, artwork))]),
    });
    writer.write(audio);
    writer.finish();
    expect(readFileSync(taggedPath).equals(readFileSync(path))).toBe(true);
  });

  it('is RF64 from the start where tags may take it past 4 GiB', () => {
    const content = { ...wavFormat, frames: (2 ** 32 - 1e6) / 6, ...tagRoom(wavFormat) };
    const header = headerBytes({ ...content, frames: Math.floor(content.frames) });
    expect(Buffer.from(header).toString('latin1', 0, 4)).toBe('RF64');
    const chunksAfter = Buffer.alloc(500);
    expect(headerBytes({ ...content, chunksAfter })).toHaveLength(header.length);
  });

  it('is not touched where no room was left', () => {
    const path = join(folder, 'full.wav');
    writeWav(path, {});
    const before = readFileSync(path);
    const paths = { path, taggedPath: taggedOf('wav'), untagged } as const;
    const options = { container: 'wav', ...paths, tags: least, artwork: null, loudness } as const;
    expect(() => writeTagged(options)).toThrow(/written so/u);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(taggedOf('wav'))).toBe(false);
  });

  it('cuts a long description at a character', () => {
    write('wav', { ...all, title: '夜'.repeat(200) });
    const description = readFileSync(taggedOf('wav')).toString('utf8', 20, 20 + 256);
    expect(description).toBe(`${'夜'.repeat(85)}\0`);
  });
});
