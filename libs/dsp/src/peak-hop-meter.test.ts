import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { oversampledPeaks } from '../oracles/oversampling.js';
import { musicLike, noise } from '../oracles/seeded-signals.js';
import { designInterpolator, ituInterpolator } from './interpolator.js';
import { createPeakHopMeter, detectorInterpolator, peakHopFloorLinear } from './peak-hop-meter.js';

const long = designInterpolator(detectorInterpolator);

function measure(channels: readonly Float32Array[], wide = false): Float32Array {
  const kernels = freshKernels();
  const meter = createPeakHopMeter(kernels, { channels: channels.length });
  const planes = channels.map(() => (wide ? kernels.arena.f64 : kernels.arena.f32)(5000));
  for (let done = 0; done < channels[0]!.length; done += 5000) {
    const frames = Math.min(5000, channels[0]!.length - done);
    planes.forEach(({ view }, channel) => {
      view.set(channels[channel]!.subarray(done, done + frames));
    });
    meter.push(planes, frames);
  }
  return meter.finish();
}

/** Highest point per 64 frames, what lies outside the track with its first and last hop. */
function bruteForce(channels: readonly Float32Array[]): Float64Array {
  const frames = channels[0]!.length;
  const hops = new Float64Array(Math.ceil(frames / 64));
  for (const samples of channels) {
    for (const interpolator of [long, ituInterpolator]) {
      const lead = interpolator.tapsPerPhase / 2;
      oversampledPeaks(samples, interpolator).forEach((peak, index) => {
        const hop = Math.max(0, Math.min(hops.length - 1, Math.floor((index - lead) / 64)));
        hops[hop] = Math.max(hops[hop]!, peak);
      });
    }
    samples.forEach((x, n) => {
      hops[n >> 6] = Math.max(hops[n >> 6]!, Math.abs(x));
    });
  }
  return hops;
}

function check(channels: readonly Float32Array[]): void {
  const expected = bruteForce(channels);
  for (const got of [measure(channels), measure(channels, true)]) {
    expect(got.length).toBe(expected.length);
    expected.forEach((peak, hop) => {
      if (peak < peakHopFloorLinear) expect(got[hop]).toBeLessThanOrEqual(peak * 1.000001);
      else expect(Math.abs(got[hop]! - peak), `hop ${hop}`).toBeLessThanOrEqual(peak * 2e-6);
    });
  }
}

describe('the peak hop meter knows every hop as brute force does', () => {
  it.each([1, 2, 3])('on music-like bursts, seed %i', (seed) => {
    check([
      musicLike(15_000, { seed, peak: 0.9 }),
      musicLike(15_000, { seed: seed + 10, peak: 0.5 }),
    ]);
  });

  it('on noise, loud and near the floor', () => {
    check([noise(6_000, { seed: 4, rms: 0.3 })]);
    check([noise(6_000, { seed: 5, rms: 0.003 })]);
  });

  it('on full-scale steps, at the edges as well', () => {
    check([noise(3_001, { seed: 6, rms: 1 }).map((x) => Math.sign(x))]);
  });

  it('on tracks of many hops', () => {
    const long = new Float32Array(64 * 70_000);
    long[64 * 69_000 + 5] = 0.7;
    const hops = measure([long]);
    expect(hops.length).toBe(70_000);
    expect(hops[69_000]).toBeCloseTo(0.7, 6);
    expect(hops.filter((peak) => peak > 0.1)).toHaveLength(1);
  });

  it('on tracks shorter than a hop', () => {
    check([noise(7, { seed: 7, rms: 0.4 })]);
    expect(measure([new Float32Array(0)])).toEqual(new Float32Array(0));
  });
});
