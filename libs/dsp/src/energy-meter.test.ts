import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { filtered } from '../oracles/k-weighted.js';
import { noise } from '../oracles/seeded-signals.js';
import { createEnergyMeter, segmentStartFrame, type SegmentEnergies } from './energy-meter.js';
import { designKWeighting } from './k-weighting.js';
import type { Plane } from './planes.js';

const blockFrames = 4096;

function measure(
  channels: readonly ArrayLike<number>[],
  options: { sampleRateHz: number; wide?: boolean; cuts?: readonly number[] },
): SegmentEnergies {
  const kernels = freshKernels();
  const { arena } = kernels;
  const meter = createEnergyMeter(kernels, { ...options, channels: channels.length });
  const planes: Plane[] = channels.map(() => (options.wide ? arena.f64 : arena.f32)(blockFrames));
  const cuts = options.cuts ?? [blockFrames];
  for (let done = 0, turn = 0; done < channels[0]!.length; turn++) {
    const frames = Math.min(cuts[turn % cuts.length]!, channels[0]!.length - done);
    planes.forEach(({ view }, channel) => {
      for (let i = 0; i < frames; i++) view[i] = channels[channel]![done + i]!;
    });
    meter.push(planes, frames);
    done += frames;
  }
  return meter.finish();
}

/** Mean of a · b over each whole 10 ms. */
function means(a: Float64Array, b: Float64Array, sampleRateHz: number): number[] {
  const result: number[] = [];
  for (let j = 0; segmentStartFrame(j + 1, sampleRateHz) <= a.length; j++) {
    const start = segmentStartFrame(j, sampleRateHz);
    const end = segmentStartFrame(j + 1, sampleRateHz);
    let sum = 0;
    for (let n = start; n < end; n++) sum += a[n]! * b[n]!;
    result.push(sum / (end - start));
  }
  return result;
}

function expectClose(got: Float64Array, expected: readonly number[]): void {
  expect(got.length).toBe(expected.length);
  expected.forEach((value, j) => {
    expect(Math.abs(got[j]! - value)).toBeLessThan(1e-12 + 1e-9 * Math.abs(value));
  });
}

describe('the energy meter', () => {
  const left = noise(30_000, { seed: 1, rms: 0.3 });
  const right = noise(30_000, { seed: 2, rms: 0.1 }).map((x, n) => x + 0.5 * left[n]!);

  it.each([8000, 11025, 44100, 48000, 96000, 384000])(
    'weighs and sums as the difference equations do at %i Hz',
    (sampleRateHz) => {
      const { shelf, highPass } = designKWeighting(sampleRateHz);
      const l = filtered(filtered(left, shelf), highPass);
      const r = filtered(filtered(right, shelf), highPass);
      const got = measure([left, right], { sampleRateHz });
      expectClose(got.left, means(l, l, sampleRateHz));
      expectClose(got.right, means(r, r, sampleRateHz));
      expectClose(got.cross, means(l, r, sampleRateHz));
      expect(got.sum[1]).toBe(got.left[1]! + got.right[1]!);
    },
  );

  it('gives the same bits however a track is cut into blocks', () => {
    const whole = measure([left, right], { sampleRateHz: 44100 });
    const pieces = measure([left, right], { sampleRateHz: 44100, cuts: [1, 700, 3, 441, 2000] });
    expect(pieces).toEqual(whole);
  });

  it('gives the same bits from wide planes', () => {
    const wide = measure([left, right], { sampleRateHz: 44100, wide: true });
    expect(wide).toEqual(measure([left, right], { sampleRateHz: 44100 }));
  });

  it('takes one channel as one channel', () => {
    const one = measure([left], { sampleRateHz: 48000 });
    const both = measure([left, left], { sampleRateHz: 48000 });
    expect(one.left).toEqual(both.left);
    expect(one.sum).toEqual(one.left);
    expect(one.right.every((energy) => energy === 0)).toBe(true);
  });

  it('lets odd rates keep time: an hour has 360,000 segments', () => {
    for (const rate of [11025, 22050, 37800, 44100]) {
      expect(segmentStartFrame(360_000, rate)).toBe(rate * 3600);
    }
  });

  it('comes to rest in silence', () => {
    const signal = new Float32Array(48_000 * 5);
    signal.set(left.subarray(0, 4800));
    const { sum } = measure([signal, signal], { sampleRateHz: 48000 });
    expect(sum.at(-1)).toBe(0);
  });
});
