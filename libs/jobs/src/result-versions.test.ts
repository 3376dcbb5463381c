import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createWavWriter } from '@kindred/audio-io';
import { compileKernels } from '@kindred/dsp';
import type { EqBand, JobContext, JobOutcome } from '@kindred/records';
import { jobs, measureVersion, soundVersion, type MixFile } from './index.js';

/** What each version answered. A new version takes the place of the old one here. */
const measured: Readonly<Record<number, string>> = {
  4: '640a657329de4b41c64d0b09e9bbfd616fc24f9abb9cf4861f14cda80396c002',
};
const sounded: Readonly<Record<number, string>> = {
  2: '8bcb8c94a8b82abf9faf04d87b36c0584afd8d7f5853f066ff52912e30243c98',
};

const folder = mkdtempSync(join(tmpdir(), 'kindred-versions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wasm = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
const context: JobContext = {
  kernels: compileKernels(wasm),
  shouldStop: () => false,
  onProgress: () => undefined,
};

const eq: readonly EqBand[] = [
  { type: 'high-pass', frequencyHz: 30, q: 0.7071 },
  { type: 'low-shelf', frequencyHz: 120, q: 0.7071, gainDb: 1.5 },
  { type: 'bell', frequencyHz: 2500, q: 0.8, gainDb: -2 },
  { type: 'high-shelf', frequencyHz: 8000, q: 0.6, gainDb: -1 },
  { type: 'low-pass', frequencyHz: 18000, q: 0.7071 },
];

const mix = faultyMix();

describe('the version of a result', () => {
  it('is raised when profiling a file answers something else', async () => {
    const digest = digestOf(answerOf(await jobs.profileTrack({ mix }, context)));
    expect(digest, toRaise('measureVersion')).toBe(measured[measureVersion]);
  });

  it('is raised when the chain makes something else of a file', async () => {
    const envelope = answerOf(await jobs.rehearseTrack({ mix, eq: [], folder }, context));
    const { measurement } = answerOf(await jobs.profileTrack({ mix }, context));
    const written: unknown[] = [];
    for (const encoding of ['s16', 's24', 'f32'] as const) {
      const payload = {
        mix,
        source: measurement,
        partPath: join(folder, 'master.part'),
        eq,
        gainDb: 3.1,
        limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
        encoding,
      };
      written.push(answerOf(await jobs.renderStream(payload, context)));
    }
    const digest = digestOf([envelope, written]);
    expect(digest, toRaise('soundVersion')).toBe(sounded[soundVersion]);
  });
});

const toRaise = (name: string): string =>
  `results have changed: raise ${name} in result-versions.ts, so that kept ones are made anew, ` +
  'and record the new digest for it here';

function answerOf<Result>(outcome: JobOutcome<Result>): Result {
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.result;
}

/** Of a record, in whatever order its keys were written. */
function digestOf(record: unknown): string {
  const text = JSON.stringify(record, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Six seconds of drums over a bass, loud and soft by turns, in whole numbers alone, so that no
 * engine's sine has a say. With flattened peaks, an offset, a gap and an end inside a frame, so that
 * much is found in it.
 */
function faultyMix(): MixFile {
  const sampleRateHz = 44100;
  const frames = 6 * sampleRateHz;
  const bytes = Buffer.alloc(frames * 6);
  let noise = 1;
  for (let frame = 0; frame < frames; frame++) {
    const second = Math.floor(frame / sampleRateHz);
    const beat = frame % (sampleRateHz / 2);
    const decay = Math.max(0, 1 - beat / 9000);
    const bass = Math.abs(((frame * 55) % sampleRateHz) / sampleRateHz - 0.5) - 0.25;
    const isGap = frame > 100_000 && frame < 101_000;
    for (const channel of [0, 1]) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      const drum = decay * decay * (noise / 2 ** 31 - 1);
      const level = second % 2 === 0 ? 1 : 0.25;
      const sample = level * (0.9 * bass + drum * (channel === 0 ? 1 : 0.7)) + 0.01;
      const clipped = isGap ? 0 : Math.max(-0.8, Math.min(0.8, sample));
      bytes.writeIntLE(Math.round(clipped * 8388607), (frame * 2 + channel) * 3, 3);
    }
  }
  const path = join(folder, 'mix.wav');
  const writer = createWavWriter(path, { sampleRateHz, channels: 2, encoding: 's24', frames });
  writer.write(bytes);
  writer.finish();
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - 2));
  return { path, name: 'mix.wav' };
}
