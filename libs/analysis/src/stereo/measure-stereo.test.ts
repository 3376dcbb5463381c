import { describe, expect, it } from 'vitest';
import { stereoSchema, type Stereo } from '@kindred/records';
import { gatingBlocks, pooledLufs, windowPowers } from '@kindred/dsp';
import { seeded } from '../../conformance/signals.js';
import { gaussian, sampled, takeTrack } from '../../conformance/take-track.js';
import { measureStereo } from './measure-stereo.js';

function measure(
  channels: readonly Float32Array[],
  options: { readonly sampleRateHz: number; readonly cuts?: readonly number[] },
): Stereo {
  const stereo = measureStereo({ ...takeTrack(channels, options), spectrum: null });
  expect(stereoSchema.parse(JSON.parse(JSON.stringify(stereo)))).toEqual(stereo);
  return stereo;
}

const sampleRateHz = 16_000;
function noise(seconds: number, seed: number, rate = sampleRateHz): Float32Array {
  const random = seeded(seed);
  return sampled(seconds, rate, () => 0.1 * gaussian(random));
}
const scaled = (samples: Float32Array, by: number): Float32Array => samples.map((x) => x * by);

describe('stereo of known pairs', () => {
  const left = noise(12, 1);
  const right = noise(12, 2);

  it.each([8000, 44100, 192000])('the same on both is as mono at %i Hz', (rate) => {
    const same = noise(3, 5, rate);
    const { correlation, balanceDb, foldLossLu } = measure([same, same], { sampleRateHz: rate });
    expect(correlation).toEqual({ whole: 1, mean: 1, p5: 1, negativeShare: 0 });
    expect([balanceDb, foldLossLu]).toEqual([0, 0]);
  });

  it('sums that overflow say nothing, rather than that the channels are opposite', () => {
    const { correlation } = measure([scaled(left, 1e21), scaled(right, 1e21)], { sampleRateHz });
    expect(correlation).toBeNull();
  });

  it('opposite channels leave nothing in mono', () => {
    const { correlation, balanceDb, foldLossLu, reason } = measure([left, scaled(left, -1)], {
      sampleRateHz,
    });
    expect(correlation).toEqual({ whole: -1, mean: -1, p5: -1, negativeShare: 1 });
    expect([balanceDb, foldLossLu]).toEqual([0, null]);
    expect(reason).toBe('nothing of it is left in mono');
  });

  it('unrelated channels lose 3 dB in mono', () => {
    const { correlation, balanceDb, foldLossLu } = measure([left, right], { sampleRateHz });
    expect(Math.abs(correlation!.whole)).toBeLessThan(0.01);
    expect(Math.abs(foldLossLu! - 3.01)).toBeLessThan(0.05);
    expect(Math.abs(balanceDb!)).toBeLessThan(0.1);
  });

  it('half the amplitude on the right is 6.02 dB of balance', () => {
    expect(measure([left, scaled(left, 0.5)], { sampleRateHz }).balanceDb).toBe(6.02);
    expect(measure([scaled(left, 0.5), left], { sampleRateHz }).balanceDb).toBe(-6.02);
  });

  it('one silent channel has no correlation and no balance, and loses 3.01 LU', () => {
    const stereo = measure([left, new Float32Array(left.length)], { sampleRateHz });
    expect(stereo).toMatchObject({ correlation: null, balanceDb: null, foldLossLu: 3.01 });
    expect(stereo.reason).toBe('one channel is silent');
  });

  it('tells the share of the time that channels stand against each other', () => {
    const turned = left.map((x, n) => (n < 9 * sampleRateHz ? x : -x));
    const { correlation } = measure([left, turned], { sampleRateHz });
    expect(correlation!.whole).toBeCloseTo(0.5, 1);
    expect(Math.abs(correlation!.negativeShare - 0.25)).toBeLessThan(0.02);
    expect(correlation!.p5).toBe(-1);
  });

  it('leaves out what the gates leave out', () => {
    const music = noise(10, 3);
    const hiss = scaled(noise(10, 4), 1e-3);
    const joined = (a: Float32Array, b: Float32Array): Float32Array =>
      Float32Array.from([...a, ...b]);
    const { correlation } = measure([joined(music, hiss), joined(music, scaled(hiss, -1))], {
      sampleRateHz,
    });
    expect(correlation!.p5).toBeGreaterThan(0.99);
    expect(correlation!.negativeShare).toBe(0);
  });
});

describe('stereo against brute force', () => {
  const [a, b] = [noise(8, 7), noise(8, 8)];
  const left = a;
  const right = a.map((x, n) => 0.6 * x + 0.5 * Math.sin(n / 20_000) * b[n]!);

  it('correlates every 400 ms as the definition does', () => {
    const { correlation } = measure([left, right], { sampleRateHz });
    const windows: number[] = [];
    for (let start = 0; start + 6400 <= left.length; start += 1600) {
      let [lr, ll, rr] = [0, 0, 0];
      for (let n = start; n < start + 6400; n++) {
        lr += left[n]! * right[n]!;
        ll += left[n]! ** 2;
        rr += right[n]! ** 2;
      }
      windows.push(lr / Math.sqrt(ll * rr));
    }
    const mean = windows.reduce((sum, x) => sum + x) / windows.length;
    windows.sort((x, y) => x - y);
    expect(Math.abs(correlation!.mean - mean)).toBeLessThanOrEqual(0.0006);
    const p5 = windows[Math.ceil(windows.length * 0.05) - 1]!;
    expect(Math.abs(correlation!.p5 - p5)).toBeLessThanOrEqual(0.0006);
  });

  it('folds as a file of (left + right) / 2 on both channels measures', () => {
    const mid = left.map((x, n) => (x + right[n]!) / 2);
    const integrated = (channels: Float32Array[]): number =>
      pooledLufs([windowPowers(takeTrack(channels, { sampleRateHz }).energies.sum, gatingBlocks)])!;
    const expected = integrated([left, right]) - integrated([mid, mid]);
    expect(Math.abs(measure([left, right], { sampleRateHz }).foldLossLu! - expected)).toBeLessThan(
      0.006,
    );
  });

  it('is the same however blocks are cut', () => {
    const whole = measure([left, right], { sampleRateHz });
    for (const cuts of [[160], [7, 4096, 333], [161]]) {
      expect(measure([left, right], { sampleRateHz, cuts })).toEqual(whole);
    }
  });
});

describe('stereo of what has none', () => {
  it.each([
    ['one channel', [noise(3, 1)], 'one channel', null],
    [
      'silence',
      [new Float32Array(50_000), new Float32Array(50_000)],
      'shorter than 0.4 s, or nothing above −70 LUFS',
      [null, null, null, null],
    ],
    [
      'a tenth of a second',
      [noise(0.1, 1), noise(0.1, 1)],
      'shorter than 0.4 s, or nothing above −70 LUFS',
      [1],
    ],
  ] as const)('%s is null with a reason', (_, channels, reason, correlations) => {
    expect(measure(channels, { sampleRateHz })).toEqual({
      correlation: null,
      balanceDb: null,
      foldLossLu: null,
      bands: null,
      lowSideToMidDb: null,
      course: correlations && { windowSeconds: 1, correlations },
      reason,
    });
  });

  it('half a second has all of it', () => {
    const stereo = measure([noise(0.5, 1), noise(0.5, 2)], { sampleRateHz });
    expect(stereo.correlation).not.toBeNull();
    expect(stereo.foldLossLu).not.toBeNull();
  });
});
