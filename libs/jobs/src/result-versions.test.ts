import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createWavWriter } from '@kindred/audio-io';
import type { EqBand, JobOutcome } from '@kindred/records';
import { context } from '../test/job-context.js';
import { jobs, measureVersion, soundVersion, type MixFile } from './index.js';

/** What each version answered. A new version takes the place of the old one here. */
const measured: Readonly<Record<number, string>> = {
  6: '98b528c6df0dd22d902a38f104339294ddf468c5a7c8524176b92e1b382b96bf',
};
const sounded: Readonly<Record<number, string>> = {
  5: 'a996c6e6d639d79fce3893247ea411554d023e2ccc2a798e52c8cbb172cf2b63',
};

const folder = mkdtempSync(join(tmpdir(), 'kindred-versions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const eq: readonly EqBand[] = [
  { type: 'high-pass', frequencyHz: 30, q: 0.7071 },
  { type: 'low-shelf', frequencyHz: 120, q: 0.7071, gainDb: 1.5 },
  { type: 'bell', frequencyHz: 2500, q: 0.8, gainDb: -2 },
  { type: 'high-shelf', frequencyHz: 8000, q: 0.6, gainDb: -1 },
  { type: 'low-pass', frequencyHz: 18000, q: 0.7071 },
];

/** Short and with an end inside a frame; long enough for every record; and of one channel. */
const [mix, longMix, monoMix] = [
  faultyMix({ seconds: 6, sampleRateHz: 44100, channels: 2, cutBytes: 2 }),
  faultyMix({ seconds: 45, sampleRateHz: 44100, channels: 2, cutBytes: 0 }),
  faultyMix({ seconds: 12, sampleRateHz: 48000, channels: 1, cutBytes: 0 }),
] as const;

describe('the version of a result', () => {
  it('is raised when profiling a file answers something else', async () => {
    const answers: unknown[] = [];
    for (const each of [mix, longMix, monoMix]) {
      answers.push(answerOf(await jobs.profileTrack({ mix: each }, context)));
    }
    const digest = digestOf(answers);
    expect(digest, toRaise('measureVersion')).toBe(measured[measureVersion]);
  });

  it('is raised when the chain makes something else of a file', async () => {
    const envelopes = [
      answerOf(await jobs.rehearseTrack({ mix, eq: [], folder }, context)),
      answerOf(await jobs.rehearseTrack({ mix: longMix, eq, sideDb: 1.2, folder }, context)),
      answerOf(await jobs.rehearseTrack({ mix: monoMix, eq, folder }, context)),
    ];
    const { measurement } = answerOf(await jobs.profileTrack({ mix }, context));
    const written: unknown[] = [];
    for (const encoding of ['s16', 's24', 'f32'] as const) {
      const payload = {
        tracks: [{ number: 1, mix, source: measurement, partPaths: [join(folder, 'master.part')] }],
        eq,
        gainDb: 3.1,
        limiter: { ceilingDbtp: -1, aimDbtp: -1.05 },
        parts: [{ sampleRateHz: 44_100, encoding, dither: 'plain' }] as const,
      };
      written.push(...answerOf(await jobs.renderStream(payload, context)).tracks[0]!.parts);
    }
    const digest = digestOf([envelopes, written]);
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
 * Drums over a bass, loud and soft by turns, in whole numbers alone, so that no engine's sine has a
 * say. With flattened peaks, an offset and a gap, so that much is found in it.
 */
function faultyMix(made: {
  readonly seconds: number;
  readonly sampleRateHz: number;
  readonly channels: 1 | 2;
  /** Left out at the end. */
  readonly cutBytes: number;
}): MixFile {
  const { seconds, sampleRateHz, channels, cutBytes } = made;
  const frames = seconds * sampleRateHz;
  const bytes = Buffer.alloc(frames * channels * 3);
  let noise = 1;
  for (let frame = 0; frame < frames; frame++) {
    const second = Math.floor(frame / sampleRateHz);
    const beat = frame % (sampleRateHz / 2);
    const decay = Math.max(0, 1 - beat / 9000);
    const bass = Math.abs(((frame * 55) % sampleRateHz) / sampleRateHz - 0.5) - 0.25;
    const isGap = frame > 100_000 && frame < 101_000;
    for (let channel = 0; channel < channels; channel++) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      const drum = decay * decay * (noise / 2 ** 31 - 1);
      const level = second % 2 === 0 ? 1 : 0.25;
      const sample = level * (0.9 * bass + drum * (channel === 0 ? 1 : 0.7)) + 0.01;
      const clipped = isGap ? 0 : Math.max(-0.8, Math.min(0.8, sample));
      bytes.writeIntLE(Math.round(clipped * 8388607), (frame * channels + channel) * 3, 3);
    }
  }
  const name = `mix of ${seconds} s.wav`;
  const path = join(folder, name);
  const writer = createWavWriter(path, { sampleRateHz, channels, encoding: 's24', frames });
  writer.write(bytes);
  writer.finish();
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - cutBytes));
  return { path, name, unpackFolder: folder };
}
