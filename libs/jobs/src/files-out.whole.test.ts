import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWavWriter, type WavEncoding } from '@kindred/audio-io';
import type { JobContext, JobOutcome, TagFields } from '@kindred/records';
import { afterAll, describe, expect, it } from 'vitest';
import { context } from '../test/job-context.js';
import { jobs, type PackedOutput } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-files-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const stopped: JobContext = { ...context, shouldStop: () => true };

const rateHz = 44100;
const flac: PackedOutput = {
  container: 'flac',
  encoding: 's24',
  sampleRateHz: null,
  dither: 'plain',
};
const mp3: PackedOutput = { container: 'mp3', quality: '320 kbps', sampleRateHz: null };
const tags: TagFields = {
  title: 'Tunnel',
  artist: 'B',
  album: 'C',
  albumArtist: 'B',
  number: 1,
  total: 2,
};

/** A stereo WAV part: 997 Hz at `peak` of full scale, left louder than right. */
function part(
  name: string,
  options: { encoding: WavEncoding; frames: number; peak?: number; sampleRateHz?: number },
): string {
  const { encoding, frames, peak = 0.5, sampleRateHz = rateHz } = options;
  const path = join(folder, name);
  const writer = createWavWriter(path, { encoding, frames, sampleRateHz, channels: 2 });
  const bytes = Buffer.alloc(frames * 2 * { s16: 2, s24: 3, f32: 4 }[encoding]);
  for (let n = 0; n < 2 * frames; n++) {
    const sample =
      Math.sin((2 * Math.PI * 997 * Math.floor(n / 2)) / sampleRateHz) * peak * (1 - (n % 2) / 2);
    if (encoding === 's16') bytes.writeInt16LE(Math.round(sample * 32767), 2 * n);
    else if (encoding === 's24') bytes.writeIntLE(Math.round(sample * 8388607), 3 * n, 3);
    else bytes.writeFloatLE(sample, 4 * n);
  }
  writer.write(bytes);
  writer.finish();
  return path;
}

async function done<Result>(outcome: Promise<JobOutcome<Result>>): Promise<Result> {
  const settled = await outcome;
  if (settled.status !== 'done') throw new Error(JSON.stringify(settled));
  return settled.result;
}

async function pack(output: PackedOutput, partPath: string, gainDb = 0): Promise<string> {
  const packedPath = join(folder, `packed.${output.container}`);
  const name = `masters/01 Tunnel.${output.container}`;
  await done(jobs.packFile({ partPath, name, packedPath, output, gainDb }, context));
  return packedPath;
}

const measure = (path: string) => done(jobs.measurePacked({ path, name: 'a file' }, context));

describe('packing', () => {
  const frames = rateHz + 17;
  const s24 = part('24.wav', { encoding: 's24', frames });
  const f32 = part('32.wav', { encoding: 'f32', frames });

  it('keeps length, loudness and peak, and says the format', async () => {
    const exact = await measure(await pack(flac, s24));
    expect(exact.format).toMatchObject({ container: 'flac', bitsPerSample: 24, frames });
    // A sine at full scale in one channel is -3.01 LUFS (BS.1770-5 Annex 1).
    const { integratedLufs } = exact.loudness;
    expect(integratedLufs).toBeCloseTo(-6.02 - 3.01 + 10 * Math.log10(1 + 0.25), 1);
    // It ends in mid swing, which a band-limited reading overshoots.
    expect(Math.abs(exact.peak.truePeakDbtp! + 6.02)).toBeLessThan(0.2);
    expect(exact.issues).toEqual([]);
    const lossy = await measure(await pack(mp3, f32));
    expect(lossy.format).toMatchObject({ container: 'mp3', sampleRateHz: rateHz, frames });
    expect(lossy.loudness.integratedLufs).toBeCloseTo(integratedLufs!, 1);
    expect(Math.abs(lossy.peak.truePeakDbtp! + 6.02)).toBeLessThan(0.4);
  });

  it('turns a lossy file down by what it is told', async () => {
    const before = await measure(await pack(mp3, f32));
    const after = await measure(await pack(mp3, f32, -1));
    const fall = before.loudness.integratedLufs! - after.loudness.integratedLufs!;
    expect(fall).toBeCloseTo(1, 1);
  });

  it('refuses a rate that the format lacks, by name', async () => {
    const odd = part('odd.wav', { encoding: 'f32', frames: 100, sampleRateHz: 22050 });
    const payload = { partPath: odd, name: '01 A.mp3', packedPath: join(folder, 'x'), output: mp3 };
    const outcome = await jobs.packFile(payload, context);
    const message = '01 A.mp3 would have 22.05 kHz, at which an MP3 is not made';
    expect(outcome).toMatchObject({
      status: 'failed',
      issue: { code: 'unsupported-rate', message },
    });
  });

  it.each([flac, mp3])('stops when it is asked to, and leaves nothing', async (output) => {
    const packedPath = join(folder, 'stopped');
    const partPath = output.container === 'flac' ? s24 : f32;
    const payload = { partPath, name: 'a', packedPath, output };
    expect(await jobs.packFile(payload, stopped)).toEqual({ status: 'cancelled' });
    expect(() => readFileSync(packedPath)).toThrow();
  });

  it('finds a FLAC that is not what was encoded', async () => {
    const path = await pack(flac, s24);
    const bytes = readFileSync(path);
    bytes[30]! ^= 1; // in the checksum of its samples
    writeFileSync(path, bytes);
    const outcome = await jobs.measurePacked({ path, name: '01 A.flac' }, context);
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'damaged' } });
  });
});

describe('tagging', () => {
  const frames = rateHz;
  const measured = { loudness: {}, peak: {} } as never;

  it('gives a file that measures what it did', async () => {
    const path = await pack(flac, part('t.wav', { encoding: 's24', frames }));
    const taggedPath = join(folder, 'tagged.flac');
    const paths = { path, untagged: 'kept', taggedPath } as const;
    const payload = { container: 'flac', ...paths, tags, artwork: null, measured } as const;
    const { bytes } = await done(jobs.tagFile(payload, context));
    expect(bytes).toBe(readFileSync(taggedPath).length);
    expect(await measure(taggedPath)).toEqual(await measure(path));
  });

  it('says that a picture is none', async () => {
    const path = part('p.wav', { encoding: 's16', frames: 10 });
    const artwork = { path, name: 'cover.jpg' };
    const taggedPath = join(folder, 'tagged.wav');
    const paths = { path, untagged: 'kept', taggedPath } as const;
    const payload = { container: 'wav', ...paths, tags, artwork, measured } as const;
    const outcome = await jobs.tagFile(payload, context);
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'not-a-picture' } });
  });
});

describe('joining', () => {
  const joinedPath = join(folder, 'joined.wav');
  const track = (path: string, gapFrames: number) => ({ path, name: path, gapFrames });

  it('puts every sample in its place, and nothing but silence between', async () => {
    const first = part('1.wav', { encoding: 's24', frames: 1001 });
    const second = part('2.wav', { encoding: 's24', frames: 70_000, peak: 0.25 });
    const tracks = [track(first, 500), track(second, 0), track(first, 0)];
    const joined = await done(jobs.joinFiles({ tracks, joinedPath }, context));
    expect(joined.startFrames).toEqual([0, 1501, 71_501]);
    expect(joined.frames).toBe(72_502);
    const audio = (path: string): Buffer => {
      const file = readFileSync(path);
      return file.subarray(file.indexOf('data') + 8);
    };
    const expected = [audio(first), Buffer.alloc(3000), audio(second), audio(first)];
    expect(Buffer.compare(audio(joinedPath), Buffer.concat(expected))).toBe(0);
  });

  it('refuses tracks of two rates, and names them', async () => {
    const one = part('a.wav', { encoding: 's16', frames: 10 });
    const other = part('b.wav', { encoding: 's16', frames: 10, sampleRateHz: 48000 });
    const payload = {
      tracks: [
        { path: one, name: '1 Ignition', gapFrames: 0 },
        { path: other, name: '2 Exit Ramp', gapFrames: 0 },
      ],
      joinedPath,
    };
    const outcome = await jobs.joinFiles(payload, context);
    expect(outcome).toMatchObject({ status: 'failed', issue: { code: 'mixed-formats' } });
    expect(JSON.stringify(outcome)).toContain(
      '1 Ignition is 44.1 kHz and stereo, 2 Exit Ramp 48 kHz and stereo',
    );
  });
});
