import { createFourier } from './fourier.js';

/** A mono signal at a rate; tests play it on one channel or on both. */
export interface Signal {
  readonly sampleRateHz: number;
  readonly samples: Float32Array;
}

/** Peak level in dBFS, and seconds; −Infinity is silence. */
export type Segment = readonly [peakDbfs: number, seconds: number];

/** One tone whose level steps and whose phase runs on. */
export function steppedTone(
  segments: readonly Segment[],
  options: { sampleRateHz: number; frequencyHz?: number },
): Signal {
  const { sampleRateHz, frequencyHz = 1000 } = options;
  const ends: number[] = [];
  let seconds = 0;
  for (const [, length] of segments) ends.push(Math.round((seconds += length) * sampleRateHz));
  const samples = new Float32Array(ends.at(-1)!);
  const second = secondOf(frequencyHz, sampleRateHz);
  segments.forEach(([peakDbfs], index) => {
    const amplitude = 10 ** (peakDbfs / 20);
    if (amplitude === 0) return;
    for (let n = ends[index - 1] ?? 0; n < ends[index]!; n++) {
      samples[n] = amplitude * second[n % sampleRateHz]!;
    }
  });
  return { sampleRateHz, samples };
}

const seconds = new Map<string, Float64Array>();

/** One second of a sine: with whole numbers of hertz, all there is to it. */
function secondOf(frequencyHz: number, sampleRateHz: number): Float64Array {
  const key = `${frequencyHz}/${sampleRateHz}`;
  const known = seconds.get(key);
  if (known) return known;
  const made = new Float64Array(sampleRateHz);
  for (let n = 0; n < sampleRateHz; n++) {
    made[n] = Math.sin((2 * Math.PI * frequencyHz * n) / sampleRateHz);
  }
  seconds.set(key, made);
  return made;
}

export function repeated<T>(items: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => items).flat();
}

/** Fades the first and last 10 ms in and out. */
export function faded({ sampleRateHz, samples }: Signal): Signal {
  const fade = Math.round(0.01 * sampleRateHz);
  const length = samples.length;
  const gain = (n: number): number => Math.min(1, n / fade, (length - 1 - n) / fade);
  return { sampleRateHz, samples: samples.map((x, n) => x * gain(n)) };
}

/** Brought to 16 bits with triangular dither, as the ITU's own files are. */
export function ditheredTo16Bits({ sampleRateHz, samples }: Signal, random: () => number): Signal {
  const dithered = samples.map((x) => Math.round(x * 32768 + random() - random()) / 32768);
  return { sampleRateHz, samples: dithered };
}

/** Uniform numbers in [0, 1) from a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * A tone of amplitude 0.5 and a sixth of four times the rate, in which one period is a quarter of
 * it at amplitude 1, brought down to the rate: every fourth sample of the low-passed whole.
 */
export function decimatedBurst(options: { sampleRateHz: number; offset: number }): Signal {
  const { sampleRateHz, offset } = options;
  const length = Math.round(sampleRateHz / 10);
  const start = 24 * Math.round((4 * length) / 48);
  const tone = new Float64Array(4 * length + 4).map((_, n) => {
    if (n < start) return 0.5 * Math.sin((2 * Math.PI * n) / 24);
    if (n < start + 16) return Math.sin((2 * Math.PI * (n - start)) / 16);
    return 0.5 * Math.sin((2 * Math.PI * (n - start - 16)) / 24);
  });
  const reach = 512;
  const lowPass = new Float64Array(2 * reach + 1).map((_, i) => {
    const angle = (Math.PI * (i - reach)) / 4;
    const window = Math.cos((Math.PI * (i - reach)) / (2 * reach)) ** 2;
    return (window * (angle === 0 ? 1 : Math.sin(angle) / angle)) / 4;
  });
  const samples = new Float32Array(length).map((_, m) => {
    let sum = 0;
    const centre = 4 * m + offset;
    for (let i = Math.max(0, reach - centre); i <= 2 * reach; i++) {
      sum += lowPass[i]! * (tone[centre + i - reach] ?? 0);
    }
    return sum;
  });
  return faded({ sampleRateHz, samples });
}

/** Noise of a given rms whose power falls as frequency^slope: one period of random phases, looped. */
export function bandNoise(options: {
  readonly sampleRateHz: number;
  readonly seconds: number;
  readonly lowestHz: number;
  readonly highestHz: number;
  readonly slope: number;
  readonly rms: number;
  readonly random: () => number;
}): Signal {
  const { sampleRateHz, seconds, slope, random } = options;
  const size = 65536;
  const { placeOf, inverse } = createFourier(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let bin = 1; bin < size / 2; bin++) {
    const hz = (bin * sampleRateHz) / size;
    const phase = 2 * Math.PI * random();
    if (hz < options.lowestHz || hz > options.highestHz) continue;
    const amplitude = Math.sqrt(hz ** slope);
    real[placeOf[bin]!] = amplitude * Math.cos(phase);
    imaginary[placeOf[bin]!] = amplitude * Math.sin(phase);
  }
  inverse(real, imaginary);
  const rms = Math.sqrt(real.reduce((sum, x) => sum + x * x, 0) / size);
  const samples = new Float32Array(Math.round(seconds * sampleRateHz)).map(
    (_, n) => (real[n % size]! * options.rms) / rms,
  );
  return { sampleRateHz, samples };
}
