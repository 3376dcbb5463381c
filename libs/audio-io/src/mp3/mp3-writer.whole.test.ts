import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { mp3Qualities } from '@kindred/records';
import fc from 'fast-check';
import { MPEGDecoder } from 'mpg123-decoder';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../test/temp-folder.js';
import { FileFault } from '../file-fault.js';
import { crc16 } from './crc16.js';
import { frameHeaderAt } from './frame-header.js';
import { createFrameIndex } from './frame-index.js';
import { createMp3Writer, type Mp3WriterOptions } from './mp3-writer.js';

const folder = tempFolder();
const path = join(folder, 'a.mp3');
const stereo: Mp3WriterOptions = {
  sampleRateHz: 44100,
  channels: 2,
  quality: '320 kbps',
  gainLinear: 1,
};

/** Low noise, each channel its own, with a sharp beginning and end. */
function music(channels: number, frames: number): Float32Array {
  let seed = 5;
  const held = [0, 0];
  return new Float32Array(channels * frames).map((_, n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
    return (held[n % channels] = 0.9 * held[n % channels]! + 0.06 * (seed / 2 ** 31));
  });
}

async function encode(options: Mp3WriterOptions, samples: Float32Array, blockFrames = 5000) {
  const writer = await createMp3Writer(path, options);
  const bytes = new Uint8Array(samples.buffer);
  const step = blockFrames * options.channels * 4;
  for (let at = 0; at < bytes.length; at += step) writer.write(bytes.subarray(at, at + step));
  return writer.finish();
}

/** Near ones, and what encoder, decoder and a block are behind, in sum and apart. */
const lags = [0, 1, 2, 3, 5, 8, 13, 481, 528, 529, 576, 623, 1104, 1105, 1152].flatMap((lag) => [
  lag,
  -lag,
]);

/** How far `decoded` lies behind `source`, by the highest correlation, and how much is left of it. */
function bestLag(source: Float32Array, decoded: Float32Array) {
  let best = { lag: 0, likeness: -1 };
  for (const lag of lags) {
    let sum = 0;
    let a2 = 0;
    let b2 = 0;
    for (let i = 1200; i < source.length - 1200; i += 3) {
      const a = source[i]!;
      const b = decoded[i + lag] ?? 0;
      sum += a * b;
      a2 += a * a;
      b2 += b * b;
    }
    const likeness = sum / Math.sqrt(a2 * b2);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best;
}

const plane = (samples: Float32Array, channels: number, c: number): Float32Array =>
  samples.filter((_, n) => n % channels === c);

type Decode = (channels: number) => Promise<Float32Array>;

const decoders: Readonly<Record<string, Decode>> = {
  'mpg123-decoder': async () => {
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData } = decoder.decode(readFileSync(path));
    decoder.free();
    return channelData[0]!;
  },
  ffmpeg: async (channels) => {
    const args = ['-v', 'error', '-i', path, '-f', 'f32le', '-'];
    return plane(floatsOf(spawnSync('ffmpeg', args, { maxBuffer: 1e9 }).stdout), channels, 0);
  },
  mpg123: async (channels) => {
    const args = ['-q', '-s', '-e', 'f32', path];
    return plane(floatsOf(spawnSync('mpg123', args, { maxBuffer: 1e9 }).stdout), channels, 0);
  },
};

function floatsOf(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}

const isThere = (tool: string): boolean =>
  tool === 'mpg123-decoder' || spawnSync(tool, ['--version']).error === undefined;

describe.each(Object.entries(decoders))('%s', (tool, decode) => {
  if (!isThere(tool)) console.warn(`SKIPPED: MP3s in ${tool}; it is not in PATH`);

  it.skipIf(!isThere(tool)).each([
    { quality: mp3Qualities[0], sampleRateHz: 44100, channels: 2, frames: 20_000 },
    { quality: mp3Qualities[1], sampleRateHz: 48000, channels: 1, frames: 20_737 },
    { quality: mp3Qualities[2], sampleRateHz: 32000, channels: 2, frames: 11_520 },
  ])('plays %o to its last sample, none early and none late', async ({ frames, ...options }) => {
    const samples = music(options.channels, frames);
    await encode({ ...stereo, ...options }, samples);
    const decoded = await decode(options.channels);
    expect(decoded.length).toBe(frames);
    const { lag, likeness } = bestLag(plane(samples, options.channels, 0), decoded);
    expect(lag).toBe(0);
    expect(likeness).toBeGreaterThan(0.97);
  });
});

it('keeps the length of a source of any length', async () => {
  const lengths = fc.integer({ min: 1, max: 6000 });
  await fc.assert(
    fc.asyncProperty(
      lengths,
      fc.constantFrom(...mp3Qualities, 'V4' as const),
      async (frames, quality) => {
        await encode({ ...stereo, quality }, music(2, frames));
        expect((await decoders['mpg123-decoder']!(2)).length).toBe(frames);
      },
    ),
    {
      numRuns: 25,
      examples: [
        [1, 'V0'],
        [575, 'V0'],
        [576, '320 kbps'],
        [1152, '256 kbps'],
      ],
    },
  );
});

it('says in its first frame how many frames and bytes follow, and where they lie', async () => {
  const samples = music(2, 300_000).map((sample, n) => (n < 300_000 ? 0 : sample));
  await encode({ ...stereo, quality: 'V0' }, samples);
  const file = readFileSync(path);
  const first = frameHeaderAt(file, 0)!;
  const xing = 4 + first.sideBytes;
  expect(file.toString('latin1', xing, xing + 4)).toBe('Xing');
  expect(file.readUInt32BE(xing + 8)).toBe(Math.ceil((300_000 + 576 + 528) / 1152));
  expect(file.readUInt32BE(xing + 12)).toBe(file.length);
  const places = [...file.subarray(xing + 16, xing + 116)];
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // Its first half is silent and takes few bytes.
  expect(places[49]).toBeLessThan(64);
  expect(places[99]).toBeGreaterThan(240);
  const lame = xing + 120;
  expect(file.readUInt16BE(lame + 32)).toBe(crc16(file.subarray(first.bytes)));
  expect(file.readUInt16BE(lame + 34)).toBe(crc16(file.subarray(0, lame + 34)));
});

it('calls it Info where the rate is constant', async () => {
  await encode(stereo, music(2, 4000));
  expect(readFileSync(path).toString('latin1', 36, 40)).toBe('Info');
});

it('applies its gain', async () => {
  const samples = music(1, 20_000);
  const mono = { ...stereo, channels: 1 };
  await encode(mono, samples);
  const full = await decoders['mpg123-decoder']!(1);
  await encode({ ...mono, gainLinear: 0.5 }, samples);
  const half = await decoders['mpg123-decoder']!(1);
  const rms = (plane: Float32Array): number => Math.sqrt(plane.reduce((s, x) => s + x * x, 0));
  expect(rms(half) / rms(full)).toBeCloseTo(0.5, 2);
});

it('is the same bytes every time, in blocks of any length', async () => {
  const samples = music(2, 30_000);
  const { bytes } = await encode({ ...stereo, quality: 'V0' }, samples);
  const once = readFileSync(path);
  expect(bytes).toBe(once.length);
  await encode({ ...stereo, quality: 'V0' }, samples, 777);
  expect(Buffer.compare(readFileSync(path), once)).toBe(0);
});

it('is the same bytes from one plane per channel, and from wherever samples lie in memory', async () => {
  const options = { ...stereo, quality: 'V4', gainLinear: 0.7 } as const;
  const samples = music(2, 30_000);
  await encode(options, samples);
  const interleaved = readFileSync(path);

  const planes = [0, 1].map((c) => samples.filter((_, n) => n % 2 === c));
  const asThey = planes.map((plane) => plane.slice());
  const fromPlanes = await createMp3Writer(path, options);
  fromPlanes.writePlanes(planes.map((plane) => plane.subarray(0, 20_001)));
  fromPlanes.writePlanes(planes.map((plane) => plane.subarray(20_001)));
  fromPlanes.finish();
  expect(Buffer.compare(readFileSync(path), interleaved)).toBe(0);
  expect(planes.every((plane, c) => plane.every((x, i) => x === asThey[c]![i]))).toBe(true);

  const odd = new Uint8Array(samples.byteLength + 1).subarray(1);
  odd.set(new Uint8Array(samples.buffer));
  const fromOdd = await createMp3Writer(path, options);
  fromOdd.write(odd);
  fromOdd.finish();
  expect(Buffer.compare(readFileSync(path), interleaved)).toBe(0);
});

it('removes an abandoned file', async () => {
  const writer = await createMp3Writer(path, stereo);
  writer.write(new Uint8Array(music(2, 9000).buffer));
  writer.abandon();
  expect(existsSync(path)).toBe(false);
});

const hasFullDevice = existsSync('/dev/full');
if (!hasFullDevice) console.warn('SKIPPED: a full disk; this system has no /dev/full');
it.skipIf(!hasFullDevice)('tells of a full disk', async () => {
  const link = join(folder, 'full.mp3');
  symlinkSync('/dev/full', link);
  const writer = await createMp3Writer(link, stereo);
  expect(() => writer.write(new Uint8Array(music(2, 9000).buffer))).toThrow(FileFault);
  writer.abandon();
  expect(existsSync(link)).toBe(false);
});

it('knows where frames lie however the stream is cut, and however long it is', async () => {
  await encode({ ...stereo, quality: 'V0' }, music(2, 40_000));
  const frames = readFileSync(path);
  const stream = Buffer.concat(Array<Buffer>(40).fill(frames));
  const indexOf = (step: number) => {
    const index = createFrameIndex();
    for (let at = 0; at < stream.length; at += step) index.push(stream.subarray(at, at + step));
    return index.finish();
  };
  const whole = indexOf(stream.length);
  expect(whole.frameCount).toBeGreaterThan(800);
  expect(indexOf(4099)).toEqual(whole);
  const first = createFrameIndex();
  for (const byte of frames) first.push(Uint8Array.of(byte));
  expect(first.finish().bytes).toBe(frames.length);
});

it('has the check value of CRC-16/ARC', () => {
  expect(crc16(Buffer.from('123456789'))).toBe(0xbb3d);
});
