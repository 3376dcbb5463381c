import { expect, test } from 'vitest';
import { limiterReductionOracle } from '../oracles/limiter-law.js';
import { limited } from '../oracles/limiter-run.js';
import { oversampledPeaks } from '../oracles/oversampling.js';
import { musicLike, noise } from '../oracles/seeded-signals.js';
import { designInterpolator, ituInterpolator } from './interpolator.js';
import { designLimiter, limiterUnitsPerOctave } from './limiter-law.js';
import { detectorInterpolator } from './peak-hop-meter.js';

const long = designInterpolator(detectorInterpolator);

const same = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
const wide = (samples: Float32Array): Float64Array => Float64Array.from(samples);

/**
 * Gain per hop by the textbook: all points of all phases, no skipping, the law's definition.
 * The track lies between hops of silence, so that points just outside it count.
 */
function gainsByDefinition(channels: readonly Float64Array[], aimDbtp: number): Float64Array {
  const law = designLimiter(44100);
  const lead = 8;
  const hops = Math.ceil(channels[0]!.length / 8) + 2 * lead;
  const peaks = new Float64Array(hops);
  for (const samples of channels) {
    for (const interpolator of [long, ituInterpolator]) {
      oversampledPeaks(samples, interpolator).forEach((peak, at) => {
        const hop = Math.floor((at - interpolator.tapsPerPhase / 2) / 8) + lead;
        peaks[hop] = Math.max(peaks[hop]!, peak);
      });
    }
  }
  const aim = 10 ** (aimDbtp / 20);
  const required = peaks.map((peak) =>
    peak > aim ? Math.ceil(Math.log2(peak / aim) * limiterUnitsPerOctave) : 0,
  );
  const reduction = limiterReductionOracle(law, required);
  return reduction.map((units) => 2 ** (-units / limiterUnitsPerOctave)).slice(lead);
}

test.each([
  { name: 'music, mono', channels: [musicLike(30000, { seed: 1, peak: 1.6 })] },
  {
    name: 'music, stereo',
    channels: [musicLike(30000, { seed: 2, peak: 1.6 }), musicLike(30000, { seed: 3, peak: 2.5 })],
  },
  { name: 'noise', channels: [noise(20000, { seed: 4, rms: 0.5 })] },
  { name: 'clipped noise', channels: [noise(20000, { seed: 5, rms: 2 }).map(clip)] },
])('$name gets the gain of every peak by definition, within rounding', ({ channels }) => {
  const aimDbtp = -1.1;
  const track = channels.map(wide);
  const expected = gainsByDefinition(track, aimDbtp);
  const { gains } = limited(track, { aimDbtp });
  let furthest = 0;
  gains.forEach((gain, hop) => {
    furthest = Math.max(furthest, Math.abs(gain / expected[hop]! - 1));
  });
  expect(Math.min(...gains)).toBeLessThan(0.8);
  expect(furthest).toBeLessThan(4e-6);
});

// Outer samples a little higher than the point between the two in the middle: they hide it only
// while every window of the law reaches one of them.
test.each([300, 340, 352, 360, 372, 380, 384, 400, 416, 448])(
  'a peak between samples counts unless each window with it has a higher sample: %i frames',
  (distance) => {
    const track = new Float64Array(4000);
    track[2000] = track[2001] = 1.1;
    track[2000 - distance] = track[2001 + distance] = 1.405;
    const { gains } = limited([track], { aimDbtp: -1.1 });
    const expected = gainsByDefinition([track], -1.1);
    const furthest = gains.map((gain, hop) => Math.abs(gain / expected[hop]! - 1));
    expect(Math.max(...furthest)).toBeLessThan(4e-6);
  },
);

test('block length changes no bit', () => {
  const track = [musicLike(20000, { seed: 6, peak: 2 }), musicLike(20000, { seed: 7, peak: 1 })];
  const [once, ...others] = [4096, 32, 512, 1024].map((blockFrames) =>
    limited(track.map(wide), { aimDbtp: -1.1, blockFrames }),
  );
  for (const other of others) {
    expect(other.channels.every((samples, c) => same(samples, once!.channels[c]!))).toBe(true);
    expect(same(other.gains, once!.gains)).toBe(true);
  }
});

test('what stays within the aim comes out bit for bit, in its place', () => {
  const track = [
    musicLike(20000, { seed: 8, peak: 0.5 }),
    musicLike(20000, { seed: 9, peak: 0.6 }),
  ];
  const { channels, gains } = limited(track.map(wide), { aimDbtp: -3 });
  expect(channels.every((samples, c) => same(samples, wide(track[c]!)))).toBe(true);
  expect(gains.every((gain) => gain === 1)).toBe(true);
});

test('silence stays silence', () => {
  const { channels } = limited([new Float64Array(9999)], { aimDbtp: -1 });
  expect(channels[0]!.every((sample) => sample === 0)).toBe(true);
});

test('a peak in one channel turns down both by the same gain', () => {
  const hot = wide(musicLike(20000, { seed: 10, peak: 3 }));
  const calm = wide(musicLike(20000, { seed: 11, peak: 0.1 }));
  const { channels, gains } = limited([hot, calm], { aimDbtp: -1.1 });
  expect(Math.min(...gains)).toBeLessThan(0.4);
  const gainsOfCalm = calm.map((sample, frame) => channels[1]![frame]! / sample);
  const apart = hot.map((sample, frame) => channels[0]![frame]! / sample - gainsOfCalm[frame]!);
  expect(Math.max(...apart.map(Math.abs))).toBeLessThan(1e-12);
});

test('a stream that was limited once passes its own aim untouched', () => {
  const { channels } = limited([wide(musicLike(20000, { seed: 12, peak: 2 }))], { aimDbtp: -1.1 });
  const again = limited(channels, { aimDbtp: -1.1 + 0.05 });
  expect(same(again.channels[0]!, channels[0]!)).toBe(true);
});

function clip(sample: number): number {
  return Math.max(-1, Math.min(1, sample));
}
