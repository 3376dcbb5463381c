import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAudio } from '@kindred/audio-io';
import { compileKernels, createDecoder, instantiateKernels } from '@kindred/dsp';
import type { Figure } from './figure.js';
import { writeMaterial } from './material.js';

const seconds = 240;
const runs = 7;
const blockFrames = 32_768;

/** What it takes to get the samples of a 24-bit file of four minutes into planes, on one thread. */
export function benchReading(folder: string): Figure[] {
  const path = join(folder, 'read.wav');
  writeMaterial({ path, seconds, sampleRateHz: 44_100, encoding: 's24', seed: 1 });
  const bytes = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
  const module = compileKernels(bytes);
  const timesRealTime = (digest: 'sha256' | 'none'): number => {
    const took: number[] = [];
    for (let run = 0; run < runs; run++) {
      const started = process.hrtime.bigint();
      const opened = openAudio(path, { name: path, digest });
      if (opened.status === 'failed') throw new Error(opened.issue.message);
      const { source } = opened;
      const kernels = instantiateKernels(module);
      const inputFrames = 4 * blockFrames;
      const decoder = createDecoder(kernels, { layout: source.layout, inputFrames, blockFrames });
      for (;;) {
        const frames = source.read(decoder.input) / source.layout.frameBytes;
        if (frames === 0) break;
        for (let first = 0; first < frames; first += blockFrames) {
          decoder.decode({ first, frames: Math.min(blockFrames, frames - first) });
        }
      }
      if (digest === 'sha256') source.finishDigest();
      source.close();
      took.push(Number(process.hrtime.bigint() - started) / 1e9);
    }
    return seconds / took.sort((a, b) => a - b)[runs >> 1]!;
  };
  const figure = { unit: 'times real time', better: 'higher' } as const;
  return [
    {
      ...figure,
      name: 'reading a 24-bit file of 4 minutes to planes',
      value: timesRealTime('none'),
      goal: 1500,
      note: 'one thread, the file in the cache of the disk',
    },
    {
      ...figure,
      name: 'reading it with its SHA-256',
      value: timesRealTime('sha256'),
      goal: null,
      note: '',
    },
  ];
}
