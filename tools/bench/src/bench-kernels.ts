import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  compileKernels,
  createDecoder,
  createEnergyMeter,
  createEqualiser,
  createTruePeakMeter,
  createWideDecoder,
  instantiateKernels,
  type EqBand,
  type Kernels,
} from '@kindred/dsp';
import type { Figure } from './figure.js';

const sampleRateHz = 44100;
const blockFrames = 4096;
const blocks = 16;
const repetitions = 40;
const layout = {
  encoding: 's24',
  byteOrder: 'little',
  channels: 2,
  frameBytes: 6,
  sampleRateHz,
} as const;

/** Single kernels on a loud second and a half of noise over a chord, the worst case for peaks. */
export function benchKernels(): Figure[] {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
  const kernels = instantiateKernels(compileKernels(bytes));
  const inputFrames = blockFrames * blocks;
  const decoder = createDecoder(kernels, { layout, inputFrames, blockFrames });
  fill(decoder.input);
  const energies = createEnergyMeter(kernels, { sampleRateHz, channels: 2 });
  const peaks = createTruePeakMeter(kernels, { channels: 2 });
  const decode = (block: number): void =>
    decoder.decode({ first: block * blockFrames, frames: blockFrames });
  const decodeNs = nsPerFrame(decode);
  const withEnergies = nsPerFrame((block) => {
    decode(block);
    energies.push(decoder.planes, blockFrames);
  });
  const withPeaks = nsPerFrame((block) => {
    decode(block);
    peaks.push(decoder.planes, blockFrames);
  });
  return [
    figure('decode 24-bit', decodeNs),
    figure('K-weighting with LL, RR, LR', withEnergies - decodeNs),
    figure('true peak, exact 16x64 and ITU', withPeaks - decodeNs),
    ...benchEqualiser(kernels),
  ];
}

/** On planes decoded anew each time: in place, block upon block would grow without end. */
function benchEqualiser(kernels: Kernels): Figure[] {
  const inputFrames = blockFrames * blocks;
  const decoder = createWideDecoder(kernels, { layout, inputFrames, blockFrames });
  fill(decoder.input);
  const decode = (block: number): void =>
    decoder.decode({ first: block * blockFrames, frames: blockFrames });
  const decodeNs = nsPerFrame(decode);
  return [5, 8].map((count) => {
    const bands = Array.from({ length: count }, (_, index) => bell(60 * 2 ** index));
    const equaliser = createEqualiser(kernels, { bands, sampleRateHz });
    const spentNs = nsPerFrame((block) => {
      decode(block);
      equaliser.process(decoder.planes, blockFrames);
    });
    return figure(`EQ, ${count} biquads in f64`, spentNs - decodeNs);
  });
}

function bell(frequencyHz: number): EqBand {
  return { type: 'bell', frequencyHz, q: 0.8, gainDb: 1.5 };
}

function figure(name: string, value: number): Figure {
  return { name: `kernel: ${name}`, value, unit: 'ns per stereo frame', better: 'lower', note: '' };
}

/** The fastest of many passes: what the kernel costs when nothing disturbs it. */
function nsPerFrame(run: (block: number) => void): number {
  let best = Infinity;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const before = process.cpuUsage();
    const started = process.hrtime.bigint();
    for (let block = 0; block < blocks; block++) run(block);
    const wallNs = Number(process.hrtime.bigint() - started);
    const { user, system } = process.cpuUsage(before);
    // CPU time is told in steps too coarse for one pass on some systems; wall is not.
    const spentNs = user + system > 1000 ? Math.min(wallNs, (user + system) * 1000) : wallNs;
    best = Math.min(best, spentNs / (blocks * blockFrames));
  }
  return best;
}

function fill(bytes: Uint8Array): void {
  let noise = 1;
  for (let at = 0; at < bytes.length; at += 3) {
    noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
    const time = Math.floor(at / 6) / sampleRateHz;
    const value =
      0.3 * Math.sin(time * 1382) + 0.2 * (noise / 2 ** 31) + 0.3 * Math.sin(time * 345);
    const sample = Math.round(value * 8388607);
    bytes[at] = sample & 255;
    bytes[at + 1] = (sample >> 8) & 255;
    bytes[at + 2] = (sample >> 16) & 255;
  }
}
