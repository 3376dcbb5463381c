import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { noise } from '../oracles/seeded-signals.js';
import { segmentStartFrame } from './energy-meter.js';
import { createWaveMeter } from './wave-meter.js';
import type { WaveSeries } from './wave-series.js';

interface Options {
  readonly sampleRateHz: number;
  readonly cuts?: readonly number[];
}

function measure(
  channels: readonly Float32Array[],
  { sampleRateHz, cuts = [4096] }: Options,
): WaveSeries {
  const kernels = freshKernels();
  const meter = createWaveMeter(kernels, { sampleRateHz, channels: channels.length });
  const planes = channels.map(() => kernels.arena.f32(4100));
  const length = channels[0]?.length ?? 0;
  for (let done = 0, turn = 0; done < length; turn++) {
    const frames = Math.min(cuts[turn % cuts.length]!, length - done);
    planes.forEach(({ view }, channel) => {
      // What decoders leave behind a block is garbage.
      view.fill(9e9);
      view.set(channels[channel]!.subarray(done, done + frames));
    });
    meter.push(planes, frames);
    done += frames;
  }
  return meter.finish();
}

interface Expected {
  readonly left: number;
  readonly right: number;
  readonly mid: number;
  readonly side: number;
  readonly leftPeak: number;
  readonly rightPeak: number;
}

/** The definition, in 64 bits, per segment. */
function bruteForce(channels: readonly Float32Array[], sampleRateHz: number): Expected[] {
  const [left, right] = channels;
  const segments: Expected[] = [];
  for (let start = 0; start < left!.length;) {
    const end = Math.min(left!.length, segmentStartFrame(segments.length + 1, sampleRateHz));
    const mean = (of: (l: number, r: number) => number): number => {
      let sum = 0;
      for (let n = start; n < end; n++) sum += of(left![n]!, (right ?? left!)[n]!);
      return sum / (end - start);
    };
    const highest = (samples: Float32Array): number => {
      let most = 0;
      for (let n = start; n < end; n++) most = Math.max(most, Math.abs(samples[n]!));
      return most;
    };
    segments.push({
      left: mean((l) => l * l),
      right: right ? mean((_, r) => r * r) : 0,
      mid: mean((l, r) => ((l + r) / 2) ** 2),
      side: mean((l, r) => ((l - r) / 2) ** 2),
      leftPeak: highest(left!),
      rightPeak: right ? highest(right) : 0,
    });
    start = end;
  }
  return segments;
}

function check(channels: readonly Float32Array[], options: Options): WaveSeries {
  const got = measure(channels, options);
  const expected = bruteForce(channels, options.sampleRateHz);
  expect(got.left.length).toBe(expected.length);
  expect(got.segmentFrames.reduce((a, b) => a + b, 0)).toBe(channels[0]!.length);
  expected.forEach((segment, j) => {
    for (const name of ['left', 'right', 'mid', 'side'] as const) {
      expect(Math.abs(got[name][j]! - segment[name])).toBeLessThanOrEqual(1e-5 * segment[name]);
    }
    expect(got.leftPeak[j]).toBe(segment.leftPeak);
    expect(got.rightPeak[j]).toBe(segment.rightPeak);
  });
  return got;
}

const left = noise(30_011, { seed: 1, rms: 0.2 });
const right = noise(30_011, { seed: 2, rms: 0.05 });

/** 0.5 at some frames and 0 elsewhere. */
function impulses(length: number, frames: readonly number[]): Float32Array {
  const samples = new Float32Array(length);
  for (const frame of frames) samples[frame] = 0.5;
  return samples;
}

describe('the wave meter sums what the definitions sum', () => {
  it.each([8000, 11025, 22050, 44100, 48000, 96000, 192000, 384000])('at %i Hz', (sampleRateHz) => {
    check([left, right], { sampleRateHz });
    check([right], { sampleRateHz });
  });

  it('for a side 100 dB under the mid, and a mid as far under the side', () => {
    const faint = left.map((x, n) => x + 1e-5 * right[n]!);
    check([left, faint], { sampleRateHz: 44100 });
    check([left, faint.map((x) => -x)], { sampleRateHz: 44100 });
  });

  it('and means are the DC offset of each channel', () => {
    const { channelMeans } = measure([left.map((x) => x + 0.01), right], { sampleRateHz: 48000 });
    const mean = (samples: Float32Array): number =>
      samples.reduce((a, b) => a + b, 0) / samples.length;
    expect(channelMeans[0]).toBeCloseTo(mean(left) + 0.01, 6);
    expect(channelMeans[1]).toBeCloseTo(mean(right), 6);
  });

  it('and one channel has no side and no right', () => {
    const mono = measure([left], { sampleRateHz: 44100 });
    expect(Math.max(...mono.side, ...mono.right, ...mono.rightPeak)).toBe(0);
    expect(mono.mid).toEqual(mono.left);
    expect(mono.channelMeans.length).toBe(1);
  });
});

describe('the wave meter gives the same bits', () => {
  it.each([[1], [7, 441, 4096, 3], [440], [442], [4095]])('when blocks are of %i …', (...cuts) => {
    const whole = measure([left, right], { sampleRateHz: 44100 });
    expect(measure([left, right], { sampleRateHz: 44100, cuts })).toEqual(whole);
  });

  it('at rates whose segments differ in length', () => {
    const whole = measure([left, right], { sampleRateHz: 11025 });
    expect(measure([left, right], { sampleRateHz: 11025, cuts: [55, 111] })).toEqual(whole);
  });
});

describe('the wave meter finds where sound begins and ends', () => {
  it('to the frame, wherever blocks and segments are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2999 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 }),
        (frames, cuts) => {
          const range = { firstFrame: Math.min(...frames), lastFrame: Math.max(...frames) };
          const got = measure([new Float32Array(3000), impulses(3000, frames)], {
            sampleRateHz: 8000,
            cuts,
          });
          expect(got.sounding).toEqual(range);
          expect(got.nonZero).toEqual(range);
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });

  it('and digital silence apart from a noise under −60 dBFS', () => {
    const samples = impulses(48_000, [20_000, 30_000]);
    samples.fill(0.0009, 10_000, 20_000);
    samples.fill(-0.0009, 30_001, 40_001);
    const { sounding, nonZero } = measure([samples], { sampleRateHz: 48000 });
    expect(sounding).toEqual({ firstFrame: 20_000, lastFrame: 30_000 });
    expect(nonZero).toEqual({ firstFrame: 10_000, lastFrame: 40_000 });
  });

  it('and nothing in silence, or in no frames at all', () => {
    const silent = measure([new Float32Array(5000)], { sampleRateHz: 44100 });
    expect([silent.sounding, silent.nonZero]).toEqual([null, null]);
    const empty = measure([new Float32Array(0)], { sampleRateHz: 44100 });
    expect([empty.sounding, empty.nonZero, empty.frames, empty.left.length]).toEqual([
      null,
      null,
      0,
      0,
    ]);
    expect(empty.channelMeans).toEqual([0]);
  });
});

describe('the wave meter keeps the samples of the edges', () => {
  it.each([1, 100, 441, 500, 882, 1000, 30_011])('of a track of %i frames', (length) => {
    const l = left.subarray(0, length);
    const r = right.subarray(0, length);
    const { headSamples, tailSamples } = measure([l, r], { sampleRateHz: 44100, cuts: [300] });
    [l, r].forEach((samples, channel) => {
      const head = headSamples[channel]!;
      const tail = tailSamples[channel]!;
      expect(head.length).toBeGreaterThanOrEqual(Math.min(length, 882));
      expect(tail.length).toBeGreaterThanOrEqual(Math.min(length, 441));
      expect(head).toEqual(samples.slice(0, head.length));
      expect(tail).toEqual(samples.slice(length - tail.length));
    });
  });
});
