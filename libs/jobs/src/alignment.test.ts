import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createWavWriter, openAudio, type AudioSource } from '@kindred/audio-io';
import { createEqualiser, instantiateKernels } from '@kindred/dsp';
import type { EqBand } from '@kindred/records';
import { context } from '../test/job-context.js';
import { compareWithMix, isGainAlone, type Comparison } from './alignment.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-alignment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const frames = 30000;
let files = 0;

/** Stereo noise from a seed, `lateFrames` late; `leftGain` of 0 leaves the left channel silent. */
function noise(change: { seed?: number; lateFrames?: number; gain?: number; leftGain?: number }) {
  const { seed = 1, lateFrames = 0, gain = 1, leftGain = 1 } = change;
  const bytes = Buffer.alloc(frames * 4);
  for (let frame = 0; frame < frames; frame++) {
    for (const channel of [0, 1]) {
      const at = frame - lateFrames;
      const mixed = Math.imul(at * 2 + channel + seed * 7919, 2654435761) >>> 0;
      const scrambled = Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 0;
      const sample = at < 0 ? 0 : (scrambled / 2 ** 31 - 1) * 0.5 * gain;
      const heard = channel === 0 ? sample * leftGain : sample;
      bytes.writeInt16LE(Math.round(heard * 32767), (frame * 2 + channel) * 2);
    }
  }
  return written(bytes);
}

/** A bass note that comes and goes, on both channels, through filters. */
function bass(eq: readonly EqBand[], gainAt: (frame: number) => number = () => 1) {
  const kernels = instantiateKernels(context.kernels);
  const plane = kernels.arena.f64(frames);
  plane.view.forEach((_, n) => {
    const swell = Math.sin((Math.PI * n) / frames) * Math.sin((2 * Math.PI * n) / 5000);
    const note = 0.4 * swell * Math.sin((2 * Math.PI * 60 * n) / 48000);
    // As a file holds it, before and after.
    plane.view[n] = Math.round(note * 32768) / 32768;
  });
  createEqualiser(kernels, { bands: eq, sampleRateHz: 48000 }).process([plane], frames);
  const bytes = Buffer.alloc(frames * 4);
  plane.view.forEach((x, n) => {
    const sample = Math.round(x * gainAt(n) * 32768);
    bytes.writeInt16LE(sample, n * 4);
    bytes.writeInt16LE(sample, n * 4 + 2);
  });
  return written(bytes);
}

/** Six seconds of bursts with near silence between them, of 24 bits, through filters. */
function bursts(eq: readonly EqBand[]) {
  const kernels = instantiateKernels(context.kernels);
  const plane = kernels.arena.f64(6 * 48000);
  let state = 1;
  plane.view.forEach((_, n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const level = n % 48000 < 14_400 ? 0.05 : 0.0005;
    plane.view[n] = Math.round(level * (state / 2 ** 31 - 1) * 8388608) / 8388608;
  });
  createEqualiser(kernels, { bands: eq, sampleRateHz: 48000 }).process([plane], plane.view.length);
  const bytes = Buffer.alloc(plane.view.length * 6);
  plane.view.forEach((x, n) => {
    for (const channel of [0, 3]) bytes.writeIntLE(Math.round(x * 8388608), n * 6 + channel, 3);
  });
  return written(bytes, 's24');
}

function written(bytes: Buffer, encoding: 's16' | 's24' = 's16'): string {
  const path = join(folder, `${files++}.wav`);
  const frameBytes = encoding === 's16' ? 4 : 6;
  const format = {
    sampleRateHz: 48000,
    channels: 2,
    encoding,
    frames: bytes.length / frameBytes,
  } as const;
  const writer = createWavWriter(path, format);
  writer.write(bytes);
  writer.finish();
  return path;
}

function open(path: string): AudioSource {
  const opened = openAudio(path, { name: path, digest: 'none' });
  if (opened.status === 'failed') throw new Error(opened.issue.message);
  return opened.source;
}

interface Made {
  readonly eq?: readonly EqBand[];
  readonly gainDb?: number;
  readonly reductionMaxDb?: number;
}

function compared(mixPath: string, masterPath: string, made: Made = {}): Comparison {
  const { eq = [], gainDb = 0, reductionMaxDb = 0 } = made;
  const mix = open(mixPath);
  const master = open(masterPath);
  try {
    const series = { hopSeconds: 0.1, momentaryLufs: [-30, -20, -25], shortTermLufs: [] };
    const kernels = instantiateKernels(context.kernels);
    const front = { eq, sideDb: 0 };
    const pair = { mixes: [mix], at: 0, master, front, gainDb, series, errorSteps: 1.5, kernels };
    return compareWithMix(pair, { reductionMaxDb });
  } finally {
    mix.close();
    master.close();
  }
}

function offset(mixPath: string, masterPath: string, made: Made = {}): number | null {
  return compared(mixPath, masterPath, made).offsetFrames;
}

describe('the offset between mix and master', () => {
  it.each([0, 1, -1, 17, -64, 64])('of a master %i frames late is found', (lateFrames) => {
    const late = noise({ lateFrames: Math.max(0, lateFrames), gain: 0.3 });
    const early = noise({ lateFrames: Math.max(0, -lateFrames) });
    expect(offset(early, late)).toBe(lateFrames);
  });

  it('is measured on the channel that sounds', () => {
    const leftSilent = { leftGain: 0 };
    expect(offset(noise(leftSilent), noise({ ...leftSilent, lateFrames: 3 }))).toBe(3);
  });

  it('is 0 for a master whose filters bent the waveform', () => {
    const eq = [{ type: 'low-shelf', frequencyHz: 80, q: 0.7, gainDb: 3 }] as const;
    expect(offset(bass([]), bass(eq), { eq })).toBe(0);
    expect(Math.abs(offset(bass([]), bass(eq))!)).toBeGreaterThan(10);
  });

  it('is not invented for a file of something else, or one shifted out of sight', () => {
    expect(offset(noise({}), noise({ seed: 2 }))).toBeNull();
    expect(offset(noise({}), noise({ lateFrames: 500 }))).toBeNull();
  });
});

describe('samples of a master', () => {
  const shelf = { type: 'low-shelf', frequencyHz: 80, q: 0.7, gainDb: 3 } as const;

  it('lie at its gain, filters taken off', () => {
    const { change } = compared(bass([]), bass([shelf]), { eq: [shelf] });
    expect(change.count).toBeGreaterThan(10_000);
    expect(Math.abs(change.lowestDb!)).toBeLessThan(0.1);
    expect(Math.abs(change.highestDb!)).toBeLessThan(0.1);
  });

  it.each([
    ['a filter left out', bass([]), { eq: [{ ...shelf, gainDb: -0.5 }] }],
    ['a filter too many', bass([{ ...shelf, gainDb: 0.5 }]), {}],
    ['a wrong gain', noise({ gain: 0.9 }), {}],
  ])('show %s', (_, master, made: Made) => {
    const mix = made.eq || master.includes('bass') ? bass([]) : noise({});
    const { change } = compared(mix, master, made);
    expect(isGainAlone(change, { reductionMaxDb: 0 })).toBe(false);
  });

  it('that a limiter turned down by up to what it says are in their place', () => {
    const limited = bass([], (n) => 1 - 0.3 * Math.exp(-(((n - 15_000) / 2000) ** 2)));
    const reductionMaxDb = -20 * Math.log10(0.7);
    expect(offset(bass([]), limited, { reductionMaxDb })).toBe(0);
    const { change } = compared(bass([]), limited, { reductionMaxDb: 1 });
    expect(isGainAlone(change, { reductionMaxDb: 1 })).toBe(false);
  });

  it.each<EqBand>([
    { type: 'bell', frequencyHz: 40, q: 10, gainDb: 12 },
    { type: 'bell', frequencyHz: 20, q: 0.3, gainDb: -12 },
    { type: 'bell', frequencyHz: 30, q: 10, gainDb: 12 },
  ])('lie at its gain behind a filter that rings long, in pauses too: %o', (band) => {
    const { change } = compared(bursts([]), bursts([band]), { eq: [band] });
    expect(change.count).toBeGreaterThan(10_000);
    expect(isGainAlone(change, { reductionMaxDb: 0 })).toBe(true);
  });
});
