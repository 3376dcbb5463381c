import { createTruePeakMeter, type OutputEncoding } from '@kindred/dsp';
import type { SampleEncoding } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { freshKernels } from '../trials/fresh-kernels.js';
import { render } from '../trials/render.js';
import { fromBytes, fullScale, layoutOf, toBytes } from '../trials/sample-bytes.js';
import { seeded, song } from '../trials/songs.js';
import { createRenderer } from './renderer.js';

const limiter = { ceilingDbtp: -1, aimDbtp: -1.1 };
const output = { encoding: 's24' } as const;

/** A float file of a song, in stereo. */
function songFile(seconds: number, peak: number): Uint8Array {
  return toBytes(song({ seconds, peak, seed: 1 }), 'f32');
}

function truePeaksDbtp(bytes: Uint8Array, encoding: 's16' | 's24' | 'f32', channels: number) {
  const decoded = fromBytes(bytes, layoutOf(encoding, { channels }));
  const kernels = freshKernels();
  const meter = createTruePeakMeter(kernels, { channels });
  const frames = decoded[0]!.length;
  const planes = decoded.map((samples) => {
    const plane = kernels.arena.f64(frames);
    plane.view.set(samples.map((sample) => sample / fullScale[encoding]));
    return plane;
  });
  meter.push(planes, frames);
  const { exactLinear, ituLinear } = meter.finish();
  return 20 * Math.log10(Math.max(exactLinear, ituLinear));
}

describe('a rendered file', () => {
  const loudSong = songFile(5, 10 ** (-1 / 20));

  test.each([
    { gainDb: 3, encoding: 's24' },
    { gainDb: 6, encoding: 's24' },
    { gainDb: 9, encoding: 's24' },
    { gainDb: 6, encoding: 's16' },
    { gainDb: 6, encoding: 'f32' },
  ] as const)('keeps its ceiling with $gainDb dB of gain in $encoding', ({ gainDb, encoding }) => {
    const source = layoutOf('f32', { channels: 2 });
    const options = { source, gainDb, limiter, output: { encoding }, seed: 1 };
    const { bytes, trace } = render(loudSong, options);
    const truePeakDbtp = truePeaksDbtp(bytes, encoding, 2);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
    expect(truePeakDbtp).toBeGreaterThan(-1.15);
    expect(trace.reductionMaxDb).toBeGreaterThan(gainDb - 0.1);
  });

  test('is the same to the byte however the source comes in', () => {
    const file = songFile(3, 0.9);
    const source = layoutOf('f32', { channels: 2 });
    const options = { source, gainDb: 5, limiter, output, seed: 7 };
    const once = render(file, options);
    expect(once.trace.reductionMaxDb).toBeGreaterThan(4);
    for (const cuts of [[512], [1000], [4096], [1, 7, 4099, 640, 13], [8192]]) {
      const again = render(file, options, cuts);
      expect(Buffer.compare(again.bytes, once.bytes)).toBe(0);
      expect(again.trace).toEqual(once.trace);
    }
  });

  test.each([0, 1, 63, 4095, 4096, 4097, 12345])(
    'of %i frames is as long as its source',
    (frames) => {
      for (const channels of [1, 2]) {
        const planes = Array.from({ length: channels }, (_, c) =>
          new Float64Array(frames).map((_, n) => 0.9 * Math.sin(n / (9 + c))),
        );
        const source = layoutOf('f32', { channels });
        const options = { source, gainDb: 3, limiter, output, seed: 1 };
        const { bytes } = render(toBytes(planes, 'f32'), options);
        expect(bytes.length).toBe(frames * channels * 3);
      }
    },
  );

  test.each([22050, 48000, 88200, 192000])('at %i Hz keeps length and ceiling', (sampleRateHz) => {
    const planes = song({ seconds: 1, peak: 0.9, seed: 6, sampleRateHz });
    const source = layoutOf('f32', { channels: 2, sampleRateHz });
    const { bytes } = render(toBytes(planes, 'f32'), {
      source,
      gainDb: 6,
      limiter,
      output,
      seed: 1,
    });
    expect(bytes.length).toBe(sampleRateHz * 6);
    const truePeakDbtp = truePeaksDbtp(bytes, 's24', 2);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
    expect(truePeakDbtp).toBeGreaterThan(-1.15);
  });

  test('lies sample for sample where its source lies, times the gain, within the dither', () => {
    const random = seeded(3);
    const planes = [0, 1].map(() => new Float64Array(20000).map(() => 0.3 * random()));
    const source = layoutOf('f64', { channels: 2 });
    const options = { source, gainDb: 2, limiter, output, seed: 1 };
    const { bytes, trace } = render(toBytes(planes, 'f64'), options);
    const decoded = fromBytes(bytes, layoutOf('s24', { channels: 2 }));
    const gain = 10 ** (2 / 20) * 8388608;
    decoded.forEach((samples, c) => {
      const errors = samples.map((word, frame) => Math.abs(word - planes[c]![frame]! * gain));
      expect(Math.max(...errors)).toBeLessThanOrEqual(1.5 + 1e-6);
    });
    expect(trace.reductionMaxDb).toBe(0);
    expect(trace.reductionMaxAtSeconds).toBeNull();
  });

  test('differs from another of the same gain only in dither, when the seed differs', () => {
    const file = songFile(1, 0.5);
    const source = layoutOf('f32', { channels: 2 });
    const options = { source, gainDb: 1, limiter, output, seed: 1 };
    const one = render(file, options).bytes;
    const other = render(file, { ...options, seed: 2 }).bytes;
    expect(Buffer.compare(one, render(file, options).bytes)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  test('of a mono source is that of one channel of the same in stereo, but for dither', () => {
    const [left] = song({ seconds: 2, peak: 1.4, seed: 5 });
    const options = { gainDb: 3, limiter, output: { encoding: 'f32' }, seed: 1 } as const;
    const mono = layoutOf('f32', { channels: 1 });
    const stereo = layoutOf('f32', { channels: 2 });
    const one = render(toBytes([left], 'f32'), { ...options, source: mono });
    const both = render(toBytes([left, left], 'f32'), { ...options, source: stereo });
    const [alone] = fromBytes(one.bytes, mono);
    const [inLeft, inRight] = fromBytes(both.bytes, stereo);
    expect(alone!.every((x, n) => x === inLeft![n] && x === inRight![n])).toBe(true);
  });
});

describe('an untouched stream', () => {
  const pairs: [SampleEncoding, OutputEncoding][] = [
    ['s16', 's16'],
    ['s24', 's24'],
    ['s16', 's24'],
    ['u8', 's16'],
    ['s8', 's16'],
    ['s24', 'f32'],
    ['f32', 'f32'],
  ];
  test.each(pairs)('of %s passes into %s bit for bit', (from, to) => {
    const random = seeded(11);
    const scale = fullScale[from];
    const offset = from === 'u8' ? 128 : 0;
    const whole = (x: number) =>
      from === 'f32'
        ? Math.fround(x)
        : Math.max(-scale, Math.min(scale - 1, Math.round(x * scale)));
    const planes = [0, 1].map(() => new Float64Array(10000).map(() => whole(1.01 * random())));
    const source = layoutOf(from, { channels: 2 });
    const options = { source, gainDb: 0, limiter, output: { encoding: to }, seed: 1 };
    const file = toBytes(
      planes.map((samples) => samples.map((x) => x + offset)),
      from,
    );
    const { bytes, trace } = render(file, { ...options, untouched: true }, [1, 3333, 4096]);
    const expected = toBytes(
      planes.map((samples) => samples.map((x) => (x / scale) * fullScale[to])),
      to,
    );
    expect(Buffer.compare(bytes, expected)).toBe(0);
    expect(trace.reductionMaxDb).toBe(0);
    expect(trace.loudPassageLossDb).toBe(0);
    expect(trace.reductionDb).toEqual([0, 0, 0]);
  });
});

test('a stream that is shorter or longer than announced, or out of turn, is refused', () => {
  const layout = layoutOf('s16', { channels: 1 });
  const part = { sampleRateHz: 44100, encoding: 's24', dither: 'plain' } as const;
  const options = {
    tracks: [
      { layout, frames: 100 },
      { layout, frames: 50 },
    ],
    gainDb: 0,
    limiter,
    parts: [part],
    seed: 1,
  };
  const started = () => createRenderer(freshKernels(), options, () => undefined).tracks;
  expect(() => started()[0]!.push(101 * 2)).toThrow(RangeError);
  expect(() => started()[1]!.push(2)).toThrow(RangeError);
  expect(() => started()[0]!.push(3)).toThrow('whole frames');
  const renderer = createRenderer(freshKernels(), options, () => undefined);
  renderer.tracks[0]!.push(100 * 2);
  renderer.tracks[1]!.push(49 * 2);
  expect(() => renderer.finish()).toThrow(RangeError);
});
