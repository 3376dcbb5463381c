import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  compileKernels,
  createDecoder,
  createWideDecoder,
  instantiateKernels,
  type Kernels,
  type Region,
} from '@kindred/dsp';
import type { Figure } from './figure.js';
import { musicBytes } from './material.js';

export const sampleRateHz = 44100;
export const blockFrames = 4096;
export const channels = 2;
const inputFrames = 16 * blockFrames;
const seconds = 75;
const repetitions = 12;
const layout = {
  encoding: 's24',
  byteOrder: 'little',
  channels,
  frameBytes: 6,
  sampleRateHz,
} as const;

export type NarrowPlanes = readonly Region<Float32Array>[];
export type WidePlanes = readonly Region<Float64Array>[];

/** What is asked about: made anew for each pass, then given every block just decoded. */
type Make<Planes> = (kernels: Kernels, planes: Planes) => (frames: number) => void;

/** Times kernels over music that grows louder, in ns per stereo frame, without what decodes it. */
export interface KernelCosts {
  readonly decodeNs: number;
  readonly wideDecodeNs: number;
  /** On planes of 32 bits, which measuring works on. */
  narrowNs(make: Make<NarrowPlanes>): number;
  /** On planes of 64 bits, which rendering works on. */
  wideNs(make: Make<WidePlanes>): number;
}

export function kernelCosts(): KernelCosts {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
  const module = compileKernels(bytes);
  const music = musicBytes({ seconds, sampleRateHz, encoding: 's24', seed: 1 });
  const narrow = (make: Make<NarrowPlanes>): number =>
    nsPerFrame(music, () => {
      const instance = instantiateKernels(module);
      const decoder = createDecoder(instance, { layout, inputFrames, blockFrames });
      return { ...decoder, take: make(instance, decoder.planes) };
    });
  const wide = (make: Make<WidePlanes>): number =>
    nsPerFrame(music, () => {
      const instance = instantiateKernels(module);
      const decoder = createWideDecoder(instance, { layout, inputFrames, blockFrames });
      return { ...decoder, take: make(instance, decoder.planes) };
    });
  const decodeNs = narrow(() => () => undefined);
  const wideDecodeNs = wide(() => () => undefined);
  return {
    decodeNs,
    wideDecodeNs,
    narrowNs: (make) => narrow(make) - decodeNs,
    wideNs: (make) => wide(make) - wideDecodeNs,
  };
}

/** @param of.prototype what the trials before the first version took on a like machine, in ns */
export function kernelFigure(
  name: string,
  { value, goal, prototype }: Pick<Figure, 'value' | 'goal'> & { prototype: string | null },
): Figure {
  return {
    name: `kernel: ${name}`,
    value,
    unit: 'ns per stereo frame',
    better: 'lower',
    goal,
    note: prototype === null ? '' : `prototype ${prototype}`,
  };
}

interface Bench {
  readonly input: Uint8Array;
  decode(run: { readonly first: number; readonly frames: number }): void;
  /** Works on the frames just decoded. */
  take(frames: number): void;
}

/**
 * Each stretch of the music at its fastest of several passes: what the work costs where nothing
 * disturbs it. Meters start anew with each pass.
 */
function nsPerFrame(music: Uint8Array, start: () => Bench): number {
  const frames = music.length / layout.frameBytes;
  const best: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const { input, decode, take } = start();
    for (let from = 0, stretch = 0; from < frames; from += inputFrames, stretch++) {
      const count = Math.min(inputFrames, frames - from);
      const end = (from + count) * layout.frameBytes;
      input.set(music.subarray(from * layout.frameBytes, end));
      const started = process.hrtime.bigint();
      for (let first = 0; first < count; first += blockFrames) {
        const run = Math.min(blockFrames, count - first);
        decode({ first, frames: run });
        take(run);
      }
      const took = Number(process.hrtime.bigint() - started);
      best[stretch] = Math.min(best[stretch] ?? Infinity, took);
    }
  }
  return best.reduce((a, b) => a + b) / frames;
}
