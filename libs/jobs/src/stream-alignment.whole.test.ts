import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWavWriter, openAudio, type AudioSource } from '@kindred/audio-io';
import { instantiateKernels } from '@kindred/dsp';
import type { EqBand, Fades, SampleLayout } from '@kindred/records';
import { createRenderer, type PcmPart } from '@kindred/renderer';
import { afterAll, describe, expect, it } from 'vitest';
import { context } from '../test/job-context.js';
import { compareWithMix, isGainAlone, type Comparison } from './alignment.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-stream-alignment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const eq: readonly EqBand[] = [
  { type: 'low-shelf', frequencyHz: 100, q: 0.7, gainDb: 2 },
  { type: 'bell', frequencyHz: 3000, q: 1, gainDb: -1 },
  { type: 'bell', frequencyHz: 60, q: 1.5, gainDb: 2 },
];
const gainDb = 5;
const fades = { out: { seconds: 0.4, curve: 'smooth' } } as const;

/** Notes that run on over two files of 48 kHz, cut at no round frame; in the second they pause. */
const lengths = [40_007, 60_001] as const;
const layout: SampleLayout = {
  encoding: 's24',
  byteOrder: 'little',
  channels: 1,
  frameBytes: 3,
  sampleRateHz: 48_000,
};
const music = Buffer.alloc((lengths[0] + lengths[1]) * 3);
for (let n = 0; n < lengths[0] + lengths[1]; n++) {
  if (n > 60_000 && n < 79_000) continue;
  const wave = (hz: number) => Math.sin((2 * Math.PI * hz * n) / 48_000);
  const struck = Math.exp(-((n % 9000) / 3000));
  const sample = 0.5 * struck * (wave(130) + 0.5 * wave(2500)) + 0.05 * wave(7000);
  music.writeIntLE(Math.round(sample * 8_388_607), n * 3, 3);
}
const mixes = [music.subarray(0, lengths[0] * 3), music.subarray(lengths[0] * 3)];

/** The files of a stream in one part. */
function rendered(part: PcmPart): readonly Buffer[] {
  const bytes: Buffer[][] = [[], []];
  const tracks = lengths.map((frames, at) => ({ layout, frames, ...(at === 1 && { fades }) }));
  const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };
  const renderer = createRenderer(
    instantiateKernels(context.kernels),
    { tracks, eq, gainDb, limiter, parts: [part], seed: 1 },
    (run) => bytes[run.track]!.push(Buffer.from(run.bytes)),
  );
  mixes.forEach((mix, at) => {
    const { buffer, push } = renderer.tracks[at]!;
    buffer.set(mix);
    push(mix.length);
  });
  const traces = renderer.finish();
  expect(traces.map(([trace]) => trace!.reductionMaxDb > 1)).toEqual([true, true]);
  return bytes.map((each) => Buffer.concat(each));
}

let files = 0;
function open(bytes: Buffer, { encoding, sampleRateHz }: Omit<PcmPart, 'dither'>): AudioSource {
  const path = join(folder, `${files++}.wav`);
  const frames = bytes.length / { s16: 2, s24: 3, f32: 4 }[encoding];
  const writer = createWavWriter(path, { encoding, sampleRateHz, channels: 1, frames });
  writer.write(bytes);
  writer.finish();
  const opened = openAudio(path, { name: path, digest: 'none' });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  return opened.source;
}

function compared(
  master: Buffer,
  part: PcmPart,
  change: { at?: number; eq?: readonly EqBand[]; fades?: Fades | undefined } = {},
): Comparison {
  const { at = 1 } = change;
  const sources = mixes.map((mix) => open(Buffer.from(mix), { ...part, ...asMix }));
  const series = { hopSeconds: 0.1, momentaryLufs: [-30, -30, -20, -25], shortTermLufs: [] };
  const pair = {
    mixes: sources,
    at,
    master: open(master, part),
    front: { eq: change.eq ?? eq, sideDb: 0 },
    gainDb,
    fades: 'fades' in change ? change.fades : at === 1 ? fades : undefined,
    series,
    errorSteps: part.dither === 'shaped' ? 8 : 1.5,
    kernels: instantiateKernels(context.kernels),
  };
  try {
    return compareWithMix(pair, { reductionMaxDb: 6 });
  } finally {
    for (const source of [...sources, pair.master]) source.close();
  }
}
const asMix = { encoding: 's24', sampleRateHz: 48_000 } as const;

function isRight({ change, offsetFrames }: Comparison): boolean {
  return offsetFrames === 0 && isGainAlone(change, { reductionMaxDb: 6 });
}

describe.each<PcmPart>([
  { sampleRateHz: 48_000, encoding: 's24', dither: 'plain' },
  { sampleRateHz: 44_100, encoding: 's16', dither: 'shaped' },
  { sampleRateHz: 96_000, encoding: 'f32', dither: 'plain' },
  { sampleRateHz: 22_050, encoding: 's24', dither: 'plain' },
])('a part of a stream in $encoding at $sampleRateHz Hz', (part) => {
  const [first, second] = rendered(part) as [Buffer, Buffer];
  const frameBytes = { s16: 2, s24: 3, f32: 4 }[part.encoding];
  const shifted = (frames: number) =>
    Buffer.concat([Buffer.alloc(frames * frameBytes), second.subarray(0, -frames * frameBytes)]);

  it('lies where its mix lies, whatever ran before it', () => {
    expect(isRight(compared(first, part, { at: 0 }))).toBe(true);
    expect(isRight(compared(second, part))).toBe(true);
  });

  it.each([1, 5])('is found to be %i frames late', (frames) => {
    const { offsetFrames, change } = compared(shifted(frames), part);
    expect(offsetFrames).toBe(frames);
    expect(isGainAlone(change, { reductionMaxDb: 6 })).toBe(false);
  });

  it.each([
    ['a filter is missing', { eq: eq.slice(1) }],
    ['a filter is too many', { eq: [...eq, { ...eq[1]!, gainDb: 0.5 } as EqBand] }],
    ['a fade is missing', { fades: undefined }],
    ['a fade has another curve', { fades: { out: { seconds: 0.4, curve: 'linear' } } as Fades }],
  ])('shows that %s', (_, change) => {
    expect(isRight(compared(second, part, change))).toBe(false);
  });

  it.each([22_050, 44_100, 48_000, 96_000].filter((rate) => rate !== part.sampleRateHz))(
    'is not alike when its samples are those of %i Hz',
    (sampleRateHz) => {
      const played = rendered({ ...part, sampleRateHz, dither: 'plain' });
      expect(isRight(compared(played[1]!, part))).toBe(false);
    },
  );
});
