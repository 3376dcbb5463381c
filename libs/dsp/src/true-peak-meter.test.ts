import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshKernels } from '../oracles/fresh-kernels.js';
import { oversampledPeaks } from '../oracles/oversampling.js';
import { musicLike, noise } from '../oracles/seeded-signals.js';
import { designInterpolator, ituInterpolator } from './interpolator.js';
import { createTruePeakMeter, exactPeakInterpolator, type TruePeak } from './true-peak-meter.js';

const exactInterpolator = designInterpolator(exactPeakInterpolator);

function measure(channels: readonly Float32Array[], cuts: readonly number[] = [4096]): TruePeak {
  const kernels = freshKernels();
  const meter = createTruePeakMeter(kernels, { channels: channels.length });
  const planes = channels.map(() => kernels.arena.f32(8192));
  for (let done = 0, turn = 0; done < channels[0]!.length; turn++) {
    const frames = Math.min(cuts[turn % cuts.length]!, channels[0]!.length - done);
    planes.forEach(({ view }, channel) => {
      view.set(channels[channel]!.subarray(done, done + frames));
    });
    meter.push(planes, frames);
    done += frames;
  }
  return meter.finish();
}

/** Brute force: all points of all channels. */
function check(channels: readonly Float32Array[]): TruePeak {
  const got = measure(channels);
  const highest = (values: Iterable<number>): number => {
    let most = 0;
    for (const value of values) most = Math.max(most, Math.abs(value));
    return most;
  };
  const exact = channels.map((samples) => oversampledPeaks(samples, exactInterpolator));
  const expected = Math.max(...exact.map(highest));
  const slack = 2e-6;
  expect(Math.abs(got.exactLinear - expected)).toBeLessThanOrEqual(slack * expected);
  const itu = Math.max(
    ...channels.map((samples) => highest(oversampledPeaks(samples, ituInterpolator))),
  );
  expect(Math.abs(got.ituLinear - itu)).toBeLessThanOrEqual(slack * itu);
  expect(got.sampleLinear).toBe(Math.max(...channels.map(highest)));
  const there = Math.max(...exact.map((points) => points[got.exactAtFrame + 32] ?? 0));
  const atEdge = got.exactAtFrame === 0 || got.exactAtFrame === channels[0]!.length - 1;
  if (!atEdge) expect(there).toBeGreaterThanOrEqual(expected * (1 - slack));
  return got;
}

const db = (linear: number): number => 20 * Math.log10(linear);
const sine = (length: number, cyclesPerFrame: number, degrees: number): Float32Array =>
  new Float32Array(length).map((_, n) =>
    Math.sin(2 * Math.PI * cyclesPerFrame * n + (degrees / 180) * Math.PI),
  );

/** Passes up to `cutoff` · rate and nothing from 0.02 beyond. */
function lowPassed(samples: Float32Array, cutoff: number): Float32Array {
  const reach = 128;
  const middle = cutoff + 0.01;
  const taps = new Float64Array(2 * reach + 1).map((_, i) => {
    const k = i - reach;
    const window =
      0.42 + 0.5 * Math.cos((Math.PI * k) / reach) + 0.08 * Math.cos((2 * Math.PI * k) / reach);
    return window * (k === 0 ? 2 * middle : Math.sin(2 * Math.PI * middle * k) / (Math.PI * k));
  });
  return samples.map((_, n) =>
    taps.reduce((sum, tap, i) => sum + tap * (samples[n + i - reach] ?? 0), 0),
  );
}

describe('the true-peak meter reads what brute force reads', () => {
  it.each([1, 2, 3])('on white noise, seed %i', (seed) => {
    check([noise(8_000, { seed, rms: 0.2 }), noise(8_000, { seed: seed + 10, rms: 0.2 })]);
  });

  it.each([1, 2, 3, 4])('on music-like bursts, seed %i', (seed) => {
    check([
      musicLike(20_000, { seed, peak: 0.9 }),
      musicLike(20_000, { seed: seed + 10, peak: 0.85 }),
    ]);
  });

  it('on music-like bursts driven into a clipper', () => {
    const driven = musicLike(20_000, { seed: 5, peak: 4 });
    check([driven.map((x) => Math.max(-0.89, Math.min(0.89, x)))]);
  });

  it('on clipped white noise', () => {
    const clipped = noise(8_000, { seed: 6, rms: 3 }).map((x) => Math.max(-1, Math.min(1, x)));
    check([clipped, clipped.toReversed()]);
  });

  it('on a square wave', () => {
    check([sine(10_000, 997 / 48_000, 10).map((x) => Math.sign(x))]);
  });

  it('on a quarter of the rate at 45°: 3 dB over its samples', () => {
    const { exactLinear, sampleLinear } = check([sine(9_000, 0.25, 45)]);
    expect(db(sampleLinear)).toBeCloseTo(-3.01, 2);
    // The tone starts and stops at full level, which adds a little.
    expect(db(exactLinear)).toBeGreaterThan(-0.01);
  });

  it('on lengths from one frame up, whatever lies at their edges', () => {
    const lengths = fc.record({ length: fc.integer({ min: 1, max: 400 }), seed: fc.nat() });
    fc.assert(
      fc.property(lengths, ({ length, seed }) => {
        check([noise(length, { seed, rms: 0.5 })]);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('on one sample far over the rest', () => {
    const spiky = musicLike(10_000, { seed: 8, peak: 0.25 });
    for (const at of [0, 63, 64, 4095, 4096, 9_999]) {
      const signal = spiky.slice();
      signal[at] = 1;
      check([signal]);
    }
  });
});

describe('the true-peak meter', () => {
  it('reads what a grid twice as fine and four times as long reads, up to 0.44 of the rate', () => {
    // Beyond, the band of no finite interpolator ends, and longer ones read more and more.
    const fine = designInterpolator({ factor: 32, tapsPerPhase: 256, kaiserBeta: 10 });
    for (const seed of [7, 8, 9]) {
      const clipped = noise(1_500, { seed, rms: 3 }).map((x) => Math.max(-1, Math.min(1, x)));
      const signal = lowPassed(clipped, 0.42);
      const expected = Math.max(...oversampledPeaks(signal, fine));
      expect(Math.abs(db(measure([signal]).exactLinear) - db(expected))).toBeLessThan(0.02);
    }
  });

  it('counts overs just outside the track, against silence', () => {
    const edge = Float32Array.of(1, 1, -1);
    expect(measure([edge]).exactLinear).toBeGreaterThan(1.1);
    const lateEdge = new Float32Array(1000);
    lateEdge.set([-1, 1, 1], 997);
    expect(measure([lateEdge]).exactLinear).toBeCloseTo(measure([edge]).exactLinear, 5);
  });

  it('gives the same bits however a track is cut into blocks', () => {
    const channels = [
      musicLike(20_000, { seed: 9, peak: 1 }),
      noise(20_000, { seed: 9, rms: 0.2 }),
    ];
    const whole = measure(channels);
    expect(measure(channels, [1, 63, 64, 65, 1000])).toEqual(whole);
    expect(measure(channels, [8192])).toEqual(whole);
  });

  it('finds a peak in either channel', () => {
    const quiet = noise(5_000, { seed: 11, rms: 0.01 });
    const loud = quiet.slice();
    loud[3210] = 0.8;
    expect(measure([quiet, loud])).toEqual(measure([loud, quiet]));
    expect(measure([quiet, loud]).exactAtFrame).toBe(3210);
  });

  it('reads silence as silence, and nothing as nothing', () => {
    const silent = { exactLinear: 0, exactAtFrame: 0, ituLinear: 0, sampleLinear: 0 };
    expect(measure([new Float32Array(5000)])).toEqual(silent);
    expect(measure([new Float32Array(0)])).toEqual(silent);
  });
});
