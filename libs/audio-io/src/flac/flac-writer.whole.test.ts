import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../test/temp-folder.js';
import { FileFault } from '../file-fault.js';
import { createFlacWriter, type FlacWriterOptions } from './flac-writer.js';

const folder = tempFolder();
const path = join(folder, 'a.flac');
const stereo24: FlacWriterOptions = { sampleRateHz: 44100, channels: 2, encoding: 's24' };

/** Noise under a slow swell, from a seed, as the bytes of whole samples. */
function music({ channels, encoding }: FlacWriterOptions, frames: number): Buffer {
  const sampleBytes = encoding === 's16' ? 2 : 3;
  const bytes = Buffer.alloc(frames * channels * sampleBytes);
  let seed = 20261122;
  for (let at = 0, n = 0; at < bytes.length; at += sampleBytes, n++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    const level = Math.sin(n / 9000) * 0.9;
    bytes.writeIntLE(
      Math.trunc((seed / 2 ** 31) * level * 2 ** (8 * sampleBytes - 1)),
      at,
      sampleBytes,
    );
  }
  return bytes;
}

async function encode(options: FlacWriterOptions, audio: Buffer, blockFrames = 10_000) {
  const writer = await createFlacWriter(path, options);
  const step = blockFrames * options.channels * (options.encoding === 's16' ? 2 : 3);
  for (let at = 0; at < audio.length; at += step) await writer.write(audio.subarray(at, at + step));
  return writer.finish();
}

const hasFlac = spawnSync('flac', ['--version']).status === 0;
if (!hasFlac) console.warn('SKIPPED: FLAC files in the reference decoder; no flac in PATH');

it.skipIf(!hasFlac).each([
  [{ ...stereo24 }, 20_011],
  [{ ...stereo24, encoding: 's16' as const, sampleRateHz: 48000 }, 20_011],
  [{ ...stereo24, channels: 1, sampleRateHz: 96000 }, 4096],
  [{ ...stereo24, channels: 1, encoding: 's16' as const, sampleRateHz: 192000 }, 4097],
  [{ ...stereo24 }, 1],
  [{ ...stereo24 }, 17],
])('the reference decoder gives back the samples of %o, %i frames', async (options, frames) => {
  const audio = music(options, frames);
  await encode(options, audio);
  const { status, stderr } = spawnSync('flac', ['-t', '--warnings-as-errors', path]);
  expect(stderr.toString()).toContain('ok');
  expect(status).toBe(0);
  const raw = ['-d', '-c', '--force-raw-format', '--endian=little', '--sign=signed', path];
  const decoded = spawnSync('flac', raw, { maxBuffer: 1e8 }).stdout;
  expect(Buffer.compare(decoded, audio)).toBe(0);
});

it('says in its header what the samples are, to the last field', async () => {
  const audio = music(stereo24, 20_011);
  await encode(stereo24, audio);
  const file = readFileSync(path);
  expect(file.toString('latin1', 0, 4)).toBe('fLaC');
  expect(file.readUInt32BE(4)).toBe(0x80000022); // the only block: STREAMINFO, 34 bytes
  expect(file.readUInt16BE(8)).toBe(4096);
  expect(file.readUInt16BE(10)).toBe(4096);
  const [smallest, largest] = [file.readUIntBE(12, 3), file.readUIntBE(15, 3)];
  expect(smallest).toBeGreaterThan(11);
  expect(largest).toBeGreaterThan(smallest);
  expect(5 * largest).toBeGreaterThan(file.length - 42);
  const packed = file.readBigUInt64BE(18);
  expect(packed >> 44n).toBe(44100n);
  expect((packed >> 41n) & 7n).toBe(1n);
  expect((packed >> 36n) & 31n).toBe(23n);
  expect(packed & 0xfffffffffn).toBe(20_011n);
  expect(file.toString('hex', 26, 42)).toBe(createHash('md5').update(audio).digest('hex'));
});

it('is the same bytes every time, in blocks of any length', async () => {
  const audio = music(stereo24, 20_011);
  const { bytes } = await encode(stereo24, audio);
  const once = readFileSync(path);
  expect(bytes).toBe(once.length);
  await encode(stereo24, audio, 777);
  expect(Buffer.compare(readFileSync(path), once)).toBe(0);
});

it('removes an abandoned file', async () => {
  const writer = await createFlacWriter(path, stereo24);
  await writer.write(music(stereo24, 9000));
  await writer.abandon();
  expect(existsSync(path)).toBe(false);
  await writer.abandon();
});

const hasFullDevice = existsSync('/dev/full');
if (!hasFullDevice) console.warn('SKIPPED: a full disk; this system has no /dev/full');
it.skipIf(!hasFullDevice)('tells of a full disk', async () => {
  const link = join(folder, 'full.flac');
  symlinkSync('/dev/full', link);
  const writer = await createFlacWriter(link, stereo24);
  await expect(
    (async () => {
      await writer.write(music(stereo24, 20_000));
      await writer.finish();
    })(),
  ).rejects.toThrow(FileFault);
  await writer.abandon();
  expect(existsSync(link)).toBe(false);
});
