import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createWavWriter, openAudio, type AudioSource } from '@kindred/audio-io';
import { compileKernels, createEqualiser, instantiateKernels } from '@kindred/dsp';
import type { EqBand } from '@kindred/records';
import { offsetBetween } from './alignment.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-alignment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wasm = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
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
function bass(eq: readonly EqBand[]) {
  const kernels = instantiateKernels(compileKernels(wasm));
  const plane = kernels.arena.f64(frames);
  plane.view.forEach((_, n) => {
    const swell = Math.sin((Math.PI * n) / frames) * Math.sin((2 * Math.PI * n) / 5000);
    plane.view[n] = 0.4 * swell * Math.sin((2 * Math.PI * 60 * n) / 48000);
  });
  createEqualiser(kernels, { bands: eq, sampleRateHz: 48000 }).process([plane], frames);
  const bytes = Buffer.alloc(frames * 4);
  plane.view.forEach((x, n) => {
    bytes.writeInt16LE(Math.round(x * 32767), n * 4);
    bytes.writeInt16LE(Math.round(x * 32767), n * 4 + 2);
  });
  return written(bytes);
}

function written(bytes: Buffer): string {
  const path = join(folder, `${files++}.wav`);
  const format = { sampleRateHz: 48000, channels: 2, encoding: 's16', frames } as const;
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

function offset(mixPath: string, masterPath: string, eq: readonly EqBand[] = []): number | null {
  const mix = open(mixPath);
  const master = open(masterPath);
  try {
    const series = { hopSeconds: 0.1, momentaryLufs: [-30, -20, -25], shortTermLufs: [] };
    const kernels = instantiateKernels(compileKernels(wasm));
    return offsetBetween({ mix, master, eq, series, kernels });
  } finally {
    mix.close();
    master.close();
  }
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
    expect(offset(bass([]), bass(eq), eq)).toBe(0);
    expect(Math.abs(offset(bass([]), bass(eq))!)).toBeGreaterThan(10);
  });

  it('is not invented for a file of something else, or one shifted out of sight', () => {
    expect(offset(noise({}), noise({ seed: 2 }))).toBeNull();
    expect(offset(noise({}), noise({ lateFrames: 500 }))).toBeNull();
  });
});
