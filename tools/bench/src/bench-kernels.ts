import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { layToneColumns } from '@kindred/analysis';
import {
  compileKernels,
  createBandSpectrum,
  createDecoder,
  createEnergyMeter,
  createEqualiser,
  createPeakCourseMeter,
  createWaveMeter,
  createWideDecoder,
  instantiateKernels,
  type EqBand,
  type Kernels,
  type Region,
} from '@kindred/dsp';
import type { Figure } from './figure.js';
import { musicBytes } from './material.js';

const sampleRateHz = 44100;
const blockFrames = 4096;
const inputFrames = 16 * blockFrames;
const seconds = 75;
const repetitions = 12;
const channels = 2;
const layout = {
  encoding: 's24',
  byteOrder: 'little',
  channels,
  frameBytes: 6,
  sampleRateHz,
} as const;
const format = { sampleRateHz, channels };

interface Meter {
  push(planes: readonly Region<Float32Array>[], frames: number): void;
}

/**
 * Kernels, each with what feeds it, alone over music that grows louder. `prototype` is what the
 * trials before the first version took on a machine of the same kind, in ns.
 */
const kernels: readonly {
  readonly name: string;
  readonly goal: number | null;
  readonly prototype: string | null;
  readonly make: (kernels: Kernels) => Meter;
}[] = [
  {
    name: 'K-weighting with LL, RR, LR',
    goal: 4,
    prototype: '3.0',
    make: (k) => createEnergyMeter(k, format),
  },
  {
    name: 'FFT of mid and side, 16384, with the bands of tone',
    goal: 7,
    prototype: '5.2',
    make: (k) => {
      const { bands } = layToneColumns(sampleRateHz);
      return createBandSpectrum(k, { ...format, bands }, () => undefined);
    },
  },
  {
    name: 'true peak, exact 16x64 and ITU',
    goal: 3,
    prototype: '2.3 to 8.7',
    make: (k) => createPeakCourseMeter(k, format),
  },
  {
    name: 'sums and peaks per 10 ms',
    goal: null,
    prototype: null,
    make: (k) => createWaveMeter(k, format),
  },
];

export function benchKernels(): Figure[] {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve('@kindred/dsp/kernels.wasm')));
  const module = compileKernels(bytes);
  const music = musicBytes({ seconds, sampleRateHz, encoding: 's24', seed: 1 });
  const narrow = (make: (kernels: Kernels) => Meter): number =>
    nsPerFrame(music, () => {
      const instance = instantiateKernels(module);
      const decoder = createDecoder(instance, { layout, inputFrames, blockFrames });
      const meter = make(instance);
      return { ...decoder, take: (frames) => meter.push(decoder.planes, frames) };
    });
  const wide = (take: (kernels: Kernels, planes: WidePlanes) => (frames: number) => void): number =>
    nsPerFrame(music, () => {
      const instance = instantiateKernels(module);
      const decoder = createWideDecoder(instance, { layout, inputFrames, blockFrames });
      return { ...decoder, take: take(instance, decoder.planes) };
    });
  const decodeNs = narrow(() => ({ push: () => undefined }));
  const wideDecodeNs = wide(() => () => undefined);
  const equaliserNs = (count: number): number =>
    wide((instance, planes) => {
      const bands = Array.from({ length: count }, (_, index) => bell(60 * 2 ** index));
      const equaliser = createEqualiser(instance, { bands, sampleRateHz });
      return (frames) => equaliser.process(planes, frames);
    });
  return [
    figure('decode 24-bit', { value: decodeNs, goal: null, prototype: '0.5' }),
    ...kernels.map(({ make, ...kernel }) =>
      figure(kernel.name, { ...kernel, value: narrow(make) - decodeNs }),
    ),
    ...[5, 8].map((count) =>
      figure(`EQ, ${count} biquads in f64`, {
        value: equaliserNs(count) - wideDecodeNs,
        goal: null,
        prototype: count === 8 ? '8.1' : null,
      }),
    ),
  ];
}

function bell(frequencyHz: number): EqBand {
  return { type: 'bell', frequencyHz, q: 0.8, gainDb: 1.5 };
}

function figure(
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

type WidePlanes = readonly Region<Float64Array>[];

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
