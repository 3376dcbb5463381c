import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { chunk } from '../../test/build-wav.js';
import { readWhole } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { attempt, FileFault } from '../file-fault.js';
import { openAudio } from '../open-audio.js';
import { fileLength, headerBytes } from './header-bytes.js';
import { createWavWriter, type WavWriterOptions } from './wav-writer.js';

const folder = tempFolder();
const path = join(folder, 'a.part');
const sampleBytes = { s16: 2, s24: 3, f32: 4 };

function audioFor({ encoding, channels, frames }: WavWriterOptions): Buffer {
  const length = frames * channels * sampleBytes[encoding];
  return Buffer.from(Array.from({ length }, (_, index) => (index * 73 + 11) % 256));
}

function writeWhole(options: WavWriterOptions, audio: Uint8Array = audioFor(options)) {
  const writer = createWavWriter(path, options);
  writer.write(audio);
  return writer.finish();
}

const anyOptions = fc.record({
  encoding: fc.constantFrom('s16' as const, 's24' as const, 'f32' as const),
  channels: fc.constantFrom(1, 2),
  sampleRateHz: fc.constantFrom(8000, 44100, 48000, 96000, 192000),
  frames: fc.integer({ min: 0, max: 700 }),
});

describe('what is written', () => {
  it('reads back byte for byte, for every encoding, channel count and length, in any blocks', () => {
    fc.assert(
      fc.property(anyOptions, fc.integer({ min: 1, max: 999 }), (options, blockBytes) => {
        const audio = audioFor(options);
        const writer = createWavWriter(path, options);
        for (let at = 0; at < audio.length; at += blockBytes) {
          writer.write(audio.subarray(at, at + blockBytes));
        }
        const { sha256, bytes } = writer.finish();
        const back = readWhole(path);
        expect(Buffer.compare(back.audio, audio)).toBe(0);
        expect(back.issues).toEqual([]);
        expect(back.format).toMatchObject({
          frames: options.frames,
          channels: options.channels,
          sampleRateHz: options.sampleRateHz,
          bitsPerSample: sampleBytes[options.encoding] * 8,
          sampleKind: options.encoding === 'f32' ? 'float' : 'integer',
        });
        expect(back.layout.encoding).toBe(options.encoding);
        expect(sha256).toBe(back.sha256);
        expect(bytes).toBe(statSync(path).size);
        expect(bytes).toBe(fileLength(options));
        expect(bytes % 2).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same bytes every time', () => {
    const options = { encoding: 's24', channels: 2, sampleRateHz: 44100, frames: 101 } as const;
    expect(writeWhole(options).sha256).toBe(writeWhole(options).sha256);
  });

  it('has the header of the standard, to the byte, for 24-bit mono of odd length', () => {
    const audio = Buffer.from([1, 2, 3]);
    writeWhole({ encoding: 's24', channels: 1, sampleRateHz: 48000, frames: 1 }, audio);
    expect(readFileSync(path).toString('hex')).toBe(
      [
        '52494646' + '28000000' + '57415645', // RIFF, 40 bytes follow, WAVE
        '666d7420' + '10000000', // fmt, 16 bytes
        '0100' + '0100' + '80bb0000' + '80320200' + '0300' + '1800', // PCM, 1, 48000, 144000/s, 3, 24
        '64617461' + '03000000' + '010203' + '00', // data, 3 bytes, a pad byte
      ].join(''),
    );
  });

  it('has the header of the standard, to the byte, for float stereo', () => {
    const audio = Buffer.from('0000803f000080bf', 'hex');
    writeWhole({ encoding: 'f32', channels: 2, sampleRateHz: 44100, frames: 1 }, audio);
    expect(readFileSync(path).toString('hex')).toBe(
      [
        '52494646' + '3a000000' + '57415645',
        '666d7420' + '12000000',
        '0300' + '0200' + '44ac0000' + '20620500' + '0800' + '2000' + '0000', // cbSize 0
        '66616374' + '04000000' + '01000000', // fact: one frame
        '64617461' + '08000000' + '0000803f000080bf',
      ].join(''),
    );
  });

  it('replaces what a dead run left under the temporary name', () => {
    writeFileSync(path, Buffer.alloc(100_000, 1));
    expect(
      writeWhole({ encoding: 's16', channels: 1, sampleRateHz: 44100, frames: 10 }).bytes,
    ).toBe(64);
    expect(statSync(path).size).toBe(64);
  });

  it('has the digest of its bytes', () => {
    const { sha256 } = writeWhole({
      encoding: 's24',
      channels: 1,
      sampleRateHz: 44100,
      frames: 33,
    });
    expect(sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });
});

describe('a count of frames other than promised', () => {
  const options = { encoding: 's16', channels: 2, sampleRateHz: 44100, frames: 10 } as const;

  it('is a bug, whether too many or too few', () => {
    const writer = createWavWriter(path, options);
    writer.write(new Uint8Array(36));
    expect(() => writer.finish()).toThrow(/36 of 40 bytes/);
    expect(() => writer.write(new Uint8Array(5))).toThrow(/more audio than the 10 frames/);
    writer.abandon();
  });

  it.each([{ frames: -1 }, { frames: 1.5 }, { channels: 3 }, { sampleRateHz: 44100.5 }])(
    'and so is a request for %o',
    (wrong) => {
      expect(() => createWavWriter(path, { ...options, ...wrong })).toThrow();
    },
  );
});

describe('a file past 4 GiB', () => {
  const wide = join(folder, 'wide.wav');
  const stereo24 = { encoding: 's24', channels: 2, sampleRateHz: 44100 } as const;
  const mostPlain = Math.floor((0xffffffff - 36) / 6);

  /** As the writer leaves it, with a hole for its audio. */
  function sparse(content: WavWriterOptions): void {
    writeFileSync(wide, headerBytes(content));
    truncateSync(wide, fileLength(content));
  }

  afterAll(() => rmSync(wide, { force: true }));

  it('is RF64 from the first byte that RIFF cannot count, and plain WAV to the last that it can', () => {
    const form = (frames: number): string =>
      Buffer.from(headerBytes({ ...stereo24, frames }).subarray(0, 4)).toString('latin1');
    expect(form(mostPlain)).toBe('RIFF');
    expect(form(mostPlain + 1)).toBe('RF64');
    const few = { ...stereo24, frames: mostPlain, chunksAfter: new Uint8Array(12) };
    expect(Buffer.from(headerBytes(few).subarray(0, 4)).toString('latin1')).toBe('RF64');
  });

  it('has the header of the standard, to the byte', () => {
    const frames = 1e9;
    expect(Buffer.from(headerBytes({ ...stereo24, frames })).toString('hex')).toBe(
      [
        '52463634' + 'ffffffff' + '57415645', // RF64, see ds64, WAVE
        '64733634' + '1c000000', // ds64, 28 bytes
        '48bca06501000000' + '00bca06501000000' + '00ca9a3b00000000' + '00000000',
        '666d7420' + '10000000' + '0100' + '0200' + '44ac0000' + '98090400' + '0600' + '1800',
        '64617461' + 'ffffffff', // data, see ds64
      ].join(''),
    );
  });

  it.each([
    { ...stereo24, frames: mostPlain + 1 },
    {
      ...stereo24,
      frames: 2e9,
      sampleRateHz: 192000,
      chunksBefore: chunk('JUNK', Buffer.alloc(600)),
    },
    { ...stereo24, encoding: 'f32' as const, channels: 1, frames: 5e9 },
  ])('is read back by ours and by ffprobe: $frames frames of $encoding', (content) => {
    sparse(content);
    const opened = openAudio(wide, { name: 'wide.wav', digest: 'none' });
    if (opened.status === 'failed') throw new Error(opened.issue.message);
    expect(opened.source.format).toMatchObject({ frames: content.frames });
    expect(opened.source.issues).toEqual([]);
    opened.source.close();
    const args = ['-v', 'error', '-show_entries', 'stream=duration_ts', '-of', 'csv=p=0', wide];
    const probed = spawnSync('ffprobe', args);
    if (probed.error !== undefined) return console.warn('SKIPPED: RF64; no ffprobe in PATH');
    expect(probed.stdout.toString().trim()).toBe(String(content.frames));
  });

  it('is begun like any other', () => {
    const writer = createWavWriter(wide, { ...stereo24, frames: 1e9 });
    writer.write(new Uint8Array(600));
    expect(() => writer.finish()).toThrow(/600 of 6000000000 bytes/);
    writer.abandon();
  });
});

describe('chunks beside the audio', () => {
  it('stand before the format and behind the pad byte', () => {
    const options = { encoding: 's24', channels: 1, sampleRateHz: 48000, frames: 1 } as const;
    const chunksBefore = chunk('JUNK', Buffer.from('ab'));
    const chunksAfter = chunk('JUNK', Buffer.from('cd'));
    writeWhole({ ...options, chunksBefore, chunksAfter }, Buffer.from([1, 2, 3]));
    const file = readFileSync(path).toString('latin1');
    expect(file.slice(12, 26)).toBe('JUNK\x02\0\0\0abfmt ');
    expect(file.slice(-14)).toBe('\x01\x02\x03\0JUNK\x02\0\0\0cd');
    expect(readFileSync(path).readUInt32LE(4)).toBe(file.length - 8);
    expect(readWhole(path)).toMatchObject({ issues: [], audio: Buffer.of(1, 2, 3) });
  });
});

describe('abandoning', () => {
  const options = { encoding: 's16', channels: 2, sampleRateHz: 44100, frames: 10 } as const;

  it('removes the unfinished file, once', () => {
    const writer = createWavWriter(path, options);
    writer.write(new Uint8Array(8));
    writer.abandon();
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'of another writer');
    writer.abandon();
    expect(existsSync(path)).toBe(true);
    expect(() => writer.write(new Uint8Array(4))).toThrow(/discarded/);
  });

  it('leaves a finished file alone', () => {
    const writer = createWavWriter(path, options);
    writer.write(new Uint8Array(40));
    writer.finish();
    writer.abandon();
    expect(existsSync(path)).toBe(true);
    expect(() => writer.finish()).toThrow(/finished/);
  });
});

describe('trouble of the world', () => {
  const options = { encoding: 's16', channels: 2, sampleRateHz: 44100, frames: 1e6 } as const;

  it('a missing folder is named', () => {
    const target = join(folder, 'no', 'such', 'a.part');
    const outcome = attempt(() => createWavWriter(target, options));
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'missing-folder' } });
  });

  it('a folder in the place of the file is named', () => {
    mkdirSync(join(folder, 'taken.part'));
    const outcome = attempt(() => createWavWriter(join(folder, 'taken.part'), options));
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'name-taken' } });
  });

  const hasFullDevice = existsSync('/dev/full');
  if (!hasFullDevice) console.warn('SKIPPED: a full disk; this system has no /dev/full');
  it.skipIf(!hasFullDevice)(
    'a full disk is said with what is needed, and leaves nothing behind',
    () => {
      const link = join(folder, 'full.part');
      symlinkSync('/dev/full', link);
      const outcome = attempt(() => createWavWriter(link, options));
      expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'disk-full' } });
      expect(existsSync(link)).toBe(false);
      expect(existsSync('/dev/full')).toBe(true);
    },
  );

  it('is thrown as a fault that carries its issue', () => {
    expect(() => createWavWriter(join(folder, 'no', 'a.part'), options)).toThrow(FileFault);
  });
});
