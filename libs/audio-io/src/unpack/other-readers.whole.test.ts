import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { wav } from '../../test/build-wav.js';
import { randomOf } from '../../test/random-of.js';
import { readWhole } from '../../test/read-whole.js';
import { tempFolder } from '../../test/temp-folder.js';
import { textbookDecode } from '../../test/textbook-decode.js';
import { unpackedOf } from '../../test/unpack-whole.js';
import { secondOpinion } from '../tags/second-opinion.js';

/** Files of other programs in our reader, against what those programs read in them. */
const isThere = (tool: string, flag: string): boolean => spawnSync(tool, [flag]).status === 0;
const hasFfmpeg = isThere('ffmpeg', '-version');
const hasFlac = isThere('flac', '--version');
if (!hasFfmpeg) console.warn('SKIPPED: files of ffmpeg in our reader; it is not on the PATH');
if (!hasFlac) console.warn('SKIPPED: files of flac in our reader; it is not on the PATH');

const folder = tempFolder();
const at = (name: string): string => join(folder, name);
/** Not of any block's length. */
const frames = 123_457;

/** Two tones and a little noise, in whole numbers of 24 bits, little-endian. */
function music(channels: number): Buffer {
  const random = randomOf(5);
  const bytes = Buffer.alloc(frames * channels * 3);
  for (let i = 0; i < frames; i++) {
    for (let c = 0; c < channels; c++) {
      const tone = 0.5 * Math.sin(i / (20 + 9 * c)) + 0.3 * Math.sin(i / 3);
      const sample = Math.round((tone + 0.02 * (random() - 0.5)) * 2 ** 23);
      bytes.writeIntLE(sample, (i * channels + c) * 3, 3);
    }
  }
  return bytes;
}

function ffmpeg(...words: string[]): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', '-y', ...words], { maxBuffer: 1 << 28 });
}

beforeAll(() => {
  for (const channels of [1, 2]) {
    writeFileSync(at(`${channels}.wav`), wav({ bits: 24, channels }, music(channels)));
  }
});

async function agrees(path: string): Promise<void> {
  const { unpacked } = await unpackedOf(folder, path);
  expect(
    await secondOpinion(path, { name: 'mixes/a', format: unpacked.format, issues: [] }),
  ).toBeNull();
}

describe.skipIf(!hasFlac)('FLAC as flac writes it', () => {
  it.each(['-0', '-5', '-8', '-8 -l 32', '-5 --no-mid-side -b 576'])(
    'with %s is read to the bit',
    async (options) => {
      for (const channels of ['1', '2']) {
        const path = at(`flac${channels}.flac`);
        const words = [
          ...options.split(' '),
          '--lax',
          '-s',
          '-f',
          '-o',
          path,
          at(`${channels}.wav`),
        ];
        execFileSync('flac', words);
        const raw = [
          '-d',
          '-s',
          '-c',
          '--force-raw-format',
          '--endian=little',
          '--sign=signed',
          path,
        ];
        const { audio } = await unpackedOf(folder, path);
        const read = execFileSync('flac', raw, { maxBuffer: 1 << 28 });
        expect(Buffer.compare(audio, read)).toBe(0);
        expect(Buffer.compare(audio, music(Number(channels)))).toBe(0);
        await agrees(path);
      }
    },
  );
});

describe.skipIf(!hasFfmpeg)('files as ffmpeg writes them', () => {
  it.each(['s16', 's24'])('FLAC of %s is read to the bit', async (depth) => {
    const path = at(`ff-${depth}.flac`);
    ffmpeg('-i', at('2.wav'), '-sample_fmt', depth === 's16' ? 's16' : 's32', path);
    const { audio } = await unpackedOf(folder, path);
    expect(Buffer.compare(audio, ffmpeg('-i', path, '-f', `${depth}le`, '-'))).toBe(0);
    await agrees(path);
  });

  it.each([
    ['aiff', 'pcm_s8'],
    ['aiff', 'pcm_s16be'],
    ['aiff', 'pcm_s24be'],
    ['aiff', 'pcm_s32be'],
    ['aiff', 'pcm_f32be'],
    ['aiff', 'pcm_f64be'],
    ['aifc', 'pcm_s16le'],
  ])('%s of %s is read to the bit', async (extension, codec) => {
    for (const channels of ['1', '2']) {
      const path = at(`ff.${extension}`);
      ffmpeg('-i', at(`${channels}.wav`), '-c:a', codec, '-f', 'aiff', path);
      const { format, layout, audio } = readWhole(path);
      expect(format.frames).toBe(frames);
      const doubles = ffmpeg('-i', path, '-f', 'f64le', '-c:a', 'pcm_f64le', '-');
      const theirs = new Float64Array(
        doubles.buffer.slice(doubles.byteOffset, doubles.byteOffset + doubles.length),
      );
      expect(
        Buffer.compare(
          Buffer.from(textbookDecode(audio, layout).buffer),
          Buffer.from(theirs.buffer),
        ),
      ).toBe(0);
      expect(await secondOpinion(path, { name: 'mixes/a', format, issues: [] })).toBeNull();
    }
  });

  it.each([
    ['mp3', ['-c:a', 'libmp3lame', '-b:a', '320k']],
    ['mp3', ['-c:a', 'libmp3lame', '-q:a', '2']],
    ['mp3', ['-c:a', 'libmp3lame', '-b:a', '128k', '-ar', '22050']],
    ['ogg', ['-c:a', 'libvorbis', '-q:a', '6']],
  ])(
    '%s by %j is as long as what was encoded, and sounds as ffmpeg has it',
    async (extension, words) => {
      for (const channels of ['1', '2']) {
        const path = at(`ff.${extension}`);
        ffmpeg('-i', at(`${channels}.wav`), ...words, path);
        const { unpacked, audio } = await unpackedOf(folder, path);
        const floats = ffmpeg('-i', path, '-f', 'f32le', '-');
        expect(audio.length).toBe(floats.length);
        const wanted = words.includes('22050') ? Math.ceil(frames / 2) : frames;
        expect(Math.abs(unpacked.format.frames - wanted)).toBeLessThanOrEqual(
          words.includes('22050') ? 1 : 0,
        );
        let largest = 0;
        for (let i = 0; i < audio.length; i += 4) {
          largest = Math.max(largest, Math.abs(audio.readFloatLE(i) - floats.readFloatLE(i)));
        }
        expect(largest).toBeLessThan(1e-4);
        await agrees(path);
      }
    },
  );
});
