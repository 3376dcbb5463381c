import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFlacWriter, createWavWriter, hashFile } from '@kindred/audio-io';
import type { JobContext, JobOutcome } from '@kindred/records';
import { context as quiet } from '../test/job-context.js';
import { jobs, type MixFile, type ProfileResult } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-compressed-'));
const unpackFolder = join(folder, 'work');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told: number[] = [];
const context: JobContext = { ...quiet, onProgress: (fraction) => told.push(fraction) };

const frames = 3 * 44_100;
const samples = noise();
const mixOf = (name: string): MixFile => ({ path: join(folder, name), name, unpackFolder });
const wav = mixOf('mix.wav');
const flac = mixOf('mix.flac');

beforeAll(async () => {
  const format = { sampleRateHz: 44100, channels: 2, encoding: 's24' } as const;
  const plain = createWavWriter(wav.path, { ...format, frames });
  plain.write(samples);
  plain.finish();
  const packed = await createFlacWriter(flac.path, format);
  await packed.write(samples);
  await packed.finish();
});

function noise(): Buffer {
  const bytes = Buffer.alloc(frames * 6);
  let state = 1;
  for (let i = 0; i < frames * 2; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeIntLE(Math.round((state / 2 ** 32 - 0.5) * 4_000_000), i * 3, 3);
  }
  return bytes;
}

function resultOf<Result>(outcome: JobOutcome<Result>): Result {
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.result;
}

async function profile(mix: MixFile): Promise<ProfileResult> {
  return resultOf(await jobs.profileTrack({ mix }, context));
}

const unpacked = (): string[] => readdirSync(unpackFolder).filter((name) => name.endsWith('.pcm'));

async function render(mix: MixFile, name: string) {
  const { measurement: source } = await profile(mix);
  const partPath = join(folder, name);
  const outcome = await jobs.renderStream(
    {
      tracks: [{ number: 4, mix, source, partPaths: [partPath] }],
      eq: [{ type: 'bell', frequencyHz: 1000, q: 0.8, gainDb: 1 }],
      gainDb: 1.7,
      limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
      parts: [{ sampleRateHz: 44_100, encoding: 's16', dither: 'plain' }],
    },
    context,
  );
  return { outcome, partPath, source };
}

describe('a compressed mix', () => {
  it('measures what the same samples do as WAV, and is known by its own bytes', async () => {
    const [plain, packed] = [await profile(wav), await profile(flac)];
    const { format, sha256, ...sound } = packed.measurement;
    const { format: plainFormat, sha256: _, ...plainSound } = plain.measurement;
    expect(sound).toEqual(plainSound);
    expect(format).toEqual({ ...plainFormat, container: 'flac' });
    expect(sha256).toBe(hashFile(flac.path, flac.name));
    expect(packed.findings).toEqual(plain.findings);
    expect(packed.issues).toEqual([]);
  });

  it('without the silence at its ends measures and renders as the same samples of a WAV', async () => {
    const padded = [mixOf('padded.wav'), mixOf('padded.flac')] as const;
    const silence = Buffer.alloc(44_100 * 6);
    const all = Buffer.concat([silence, samples, silence, silence]);
    const format = { sampleRateHz: 44100, channels: 2, encoding: 's24' } as const;
    const plain = createWavWriter(padded[0].path, { ...format, frames: frames + 3 * 44_100 });
    plain.write(all);
    plain.finish();
    const packed = await createFlacWriter(padded[1].path, format);
    await packed.write(all);
    await packed.finish();
    const { measurement: whole } = await profile(wav);
    for (const mix of padded) {
      const trims = { start: 1, end: 2 };
      const { measurement } = resultOf(await jobs.profileTrack({ mix, trims }, context));
      const { format, window, sha256, ...sound } = measurement;
      const { format: wholeFormat, sha256: _, ...wholeSound } = whole;
      expect(sound).toEqual(wholeSound);
      expect(format).toEqual({ ...wholeFormat, container: format.container });
      expect(window).toEqual({ fromFrame: 44_100, frames });
      expect(sha256).toBe(hashFile(mix.path, mix.name));
      const heard = { ...mix, window };
      const outcome = await jobs.rehearseTrack(
        { mix: heard, eq: [], folder: unpackFolder },
        context,
      );
      const rehearsal = { mix: wav, eq: [], folder: unpackFolder };
      expect(resultOf(outcome)).toEqual(resultOf(await jobs.rehearseTrack(rehearsal, context)));
    }
  });

  it('is unpacked once for all jobs of a run, and a plain one never', async () => {
    rmSync(unpackFolder, { recursive: true, force: true });
    await profile(wav);
    expect(() => unpacked()).toThrow(/ENOENT/);
    await profile(flac);
    const [file = ''] = unpacked();
    const { ino } = statSync(join(unpackFolder, file));
    resultOf(await jobs.rehearseTrack({ mix: flac, eq: [], folder: unpackFolder }, context));
    await profile(flac);
    expect(unpacked()).toEqual([file]);
    expect(statSync(join(unpackFolder, file)).ino).toBe(ino);
  });

  it('tells how far it is from 0 to 1, unpacking and all', async () => {
    rmSync(unpackFolder, { recursive: true, force: true });
    told.length = 0;
    await profile(flac);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect([told[0]! < 0.5, told.at(-1)]).toEqual([true, 1]);
  });

  it('gives the very master that the same samples give as WAV', async () => {
    const masters = [await render(wav, 'a.part'), await render(flac, 'b.part')];
    for (const { outcome } of masters) resultOf(outcome);
    const [a, b] = masters.map(({ partPath }) => readFileSync(partPath));
    expect(Buffer.compare(a!, b!)).toBe(0);
  });

  it('that changed since it was measured is not rendered', async () => {
    const copy = mixOf('changing.flac');
    writeFileSync(copy.path, readFileSync(flac.path));
    const { measurement: source } = await profile(copy);
    appendFileSync(copy.path, 'more');
    const payload = {
      tracks: [{ number: 4, mix: copy, source, partPaths: [join(folder, 'c.part')] }],
      eq: [],
      gainDb: 0,
      limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
      parts: [{ sampleRateHz: 44_100, encoding: 's24', dither: 'plain' }] as const,
    };
    expect(await jobs.renderStream(payload, context)).toMatchObject({
      status: 'failed',
      issue: { code: 'changed', track: 4 },
    });
  });

  it('that is damaged fails with its track, and leaves no samples behind', async () => {
    rmSync(unpackFolder, { recursive: true, force: true });
    const bad = mixOf('bad.flac');
    const bytes = readFileSync(flac.path);
    bytes[bytes.length >> 1]! ^= 16;
    writeFileSync(bad.path, bytes);
    const outcome = await jobs.profileTrack({ mix: bad }, context);
    expect(outcome).toMatchObject({
      status: 'failed',
      issue: { code: 'damaged', place: { file: 'bad.flac' } },
    });
    expect(readdirSync(unpackFolder)).toEqual([]);
  });

  it('is left where it was when the run is cancelled', async () => {
    rmSync(unpackFolder, { recursive: true, force: true });
    const stopping = { ...context, shouldStop: () => true };
    expect((await jobs.profileTrack({ mix: flac }, stopping)).status).toBe('cancelled');
    expect(readdirSync(unpackFolder)).toEqual([]);
  });
});
