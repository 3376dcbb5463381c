import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWavWriter, openPacked } from '@kindred/audio-io';
import { afterAll, describe, expect, it } from 'vitest';
import { context } from '../test/job-context.js';
import { excerptVersion, jobs, type CutExcerpt, type ExcerptPiece } from './index.js';

/** What each version cut. A new version takes the place of the old one here. */
const golden: Readonly<Record<number, string>> = {
  1: '4a5d8523c93a2f3a34c679f45871a5a55b6ed4ce0ddf5f92a41ce4e7ce8ab22b',
};

const folder = mkdtempSync(join(tmpdir(), 'kindred-excerpt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Struck notes of falling pitch, so that no two moments are alike; as 32-bit floats. */
function writeMusic(
  name: string,
  {
    sampleRateHz,
    channels,
    seconds,
    gain = 1,
  }: {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly seconds: number;
    readonly gain?: number;
  },
): ExcerptPiece['mix'] {
  const frames = Math.round(seconds * sampleRateHz);
  const samples = new Float32Array(frames * channels);
  for (let n = 0; n < frames; n++) {
    const time = n / sampleRateHz;
    const struck = Math.exp(-9 * (time % 0.31));
    const value = 0.4 * gain * struck * Math.sin(2 * Math.PI * (900 - 60 * time) * time);
    for (let c = 0; c < channels; c++) samples[n * channels + c] = value;
  }
  const path = join(folder, name);
  const writer = createWavWriter(path, { sampleRateHz, channels, encoding: 'f32', frames });
  writer.write(new Uint8Array(samples.buffer));
  writer.finish();
  return { path, name, unpackFolder: folder };
}

async function cut(pieces: readonly ExcerptPiece[], name = 'cut.mp3'): Promise<CutExcerpt> {
  const outcome = await jobs.cutExcerpt({ pieces, excerptPath: join(folder, name) }, context);
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.result;
}

/** The first channel as decoded, without what the encoder added. */
async function decoded(name = 'cut.mp3'): Promise<{ rateHz: number; samples: number[] }> {
  const opened = await openPacked(join(folder, name), name);
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  const { layout } = opened.source;
  const samples: number[] = [];
  for await (const { bytes } of opened.source.blocks()) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < bytes.length; at += layout.frameBytes) {
      samples.push(view.getFloat32(at, true));
    }
  }
  opened.source.close();
  return { rateHz: layout.sampleRateHz, samples };
}

/** By how many samples `b` lies behind `a`, by the highest correlation within 40. */
function lagOf(a: readonly number[], b: readonly number[]): number {
  const likeness = (lag: number) => {
    let sum = 0;
    for (let n = 2000; n < a.length - 2000; n += 3) sum += a[n]! * b[n + lag]!;
    return sum;
  };
  const lags = Array.from({ length: 81 }, (_, at) => at - 40);
  return lags.reduce((best, lag) => (likeness(lag) > likeness(best) ? lag : best), 0);
}

const piece = { startSeconds: 1.3, seconds: 2, silenceSeconds: 0 };

describe('an excerpt', () => {
  it('has exactly the length asked for, and the sound of that place', async () => {
    const mix = writeMusic('one.wav', { sampleRateHz: 44_100, channels: 2, seconds: 5 });
    const { seconds } = await cut([{ ...piece, mix }]);
    const { samples, rateHz } = await decoded();
    expect({ seconds, rateHz, frames: samples.length }).toEqual({
      seconds: 2,
      rateHz: 44_100,
      frames: 88_200,
    });
    const file = readFileSync(mix.path);
    const first = file.indexOf('data') + 8 + 8 * Math.round(1.3 * 44_100);
    const source = samples.map((_, n) => file.readFloatLE(first + 8 * n));
    expect(lagOf(source, samples)).toBe(0);
  });

  it('lies on the same samples in a mix at 96 kHz and a master at 48 kHz', async () => {
    const form = { channels: 2, seconds: 4 };
    const mix = writeMusic('mix.wav', { ...form, sampleRateHz: 96_000 });
    const master = writeMusic('master.wav', { ...form, sampleRateHz: 48_000, gain: 2 });
    await cut([{ ...piece, mix }], 'mix.mp3');
    await cut([{ ...piece, mix: master }], 'master.mp3');
    const [before, after] = [await decoded('mix.mp3'), await decoded('master.mp3')];
    expect(before.rateHz).toBe(48_000);
    expect(after.samples.length).toBe(before.samples.length);
    expect(lagOf(before.samples, after.samples)).toBe(0);
  });

  it('knows its own loudness: twice the amplitude is 6.02 LU more', async () => {
    const form = { sampleRateHz: 48_000, channels: 2, seconds: 4 };
    const soft = await cut([{ ...piece, mix: writeMusic('soft.wav', form) }]);
    const loud = await cut([{ ...piece, mix: writeMusic('loud.wav', { ...form, gain: 2 }) }]);
    expect(loud.integratedLufs! - soft.integratedLufs!).toBeCloseTo(6.0206, 2);
  });

  it('of a join is the end, the gap and the beginning, whatever rates and widths they have', async () => {
    const end = writeMusic('end.wav', { sampleRateHz: 44_100, channels: 2, seconds: 3 });
    const start = writeMusic('start.wav', { sampleRateHz: 48_000, channels: 1, seconds: 3 });
    const { seconds } = await cut([
      { mix: end, startSeconds: 2, seconds: 1, silenceSeconds: 0.5 },
      { mix: start, startSeconds: 0, seconds: 1, silenceSeconds: 0 },
    ]);
    expect(seconds).toBe(2.5);
    const { samples } = await decoded();
    expect(samples.length).toBe(110_250);
    const loudest = (from: number, to: number) =>
      samples.slice(from * 44_100, to * 44_100).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    expect(loudest(0, 1)).toBeGreaterThan(0.05);
    expect(loudest(1.05, 1.45)).toBeLessThan(0.001);
    expect(loudest(1.5, 2.5)).toBeGreaterThan(0.05);
  });

  it('is the same bytes each time', async () => {
    const mix = writeMusic('again.wav', { sampleRateHz: 48_000, channels: 2, seconds: 4 });
    await cut([{ ...piece, mix }], 'a.mp3');
    await cut([{ ...piece, mix }], 'b.mp3');
    expect(readFileSync(join(folder, 'a.mp3')).equals(readFileSync(join(folder, 'b.mp3')))).toBe(
      true,
    );
  });

  it('has another version when it comes out otherwise', async () => {
    // Square waves from integers: no engine's sines are in it.
    const frames = 48_000;
    const samples = new Float32Array(2 * frames).map((_, n) =>
      (n * 7919) % 1024 < 400 ? 0.25 : -0.125,
    );
    const path = join(folder, 'golden.wav');
    const writer = createWavWriter(path, {
      sampleRateHz: 96_000,
      channels: 2,
      encoding: 'f32',
      frames,
    });
    writer.write(new Uint8Array(samples.buffer));
    writer.finish();
    const mix = { path, name: 'golden.wav', unpackFolder: folder };
    const { bytes: _, ...said } = await cut([
      { mix, startSeconds: 0.05, seconds: 0.42, silenceSeconds: 0.1 },
    ]);
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, 'cut.mp3')))
      .update(JSON.stringify(said));
    expect({ [excerptVersion]: digest.digest('hex') }).toEqual(golden);
  });

  it('of a file that is gone is an issue that names it', async () => {
    const mix = { path: join(folder, 'gone.wav'), name: 'mixes/gone.wav', unpackFolder: folder };
    const outcome = await jobs.cutExcerpt(
      { pieces: [{ ...piece, mix }], excerptPath: join(folder, 'gone.mp3') },
      context,
    );
    expect(outcome).toMatchObject({
      status: 'failed',
      issue: { message: expect.stringContaining('mixes/gone.wav') },
    });
  });
});
