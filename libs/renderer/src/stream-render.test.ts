import type { EqBand } from '@kindred/records';
import { describe, expect, test } from 'vitest';
import { freshKernels } from '../trials/fresh-kernels.js';
import { renderStream } from '../trials/render.js';
import { layoutOf, toBytes } from '../trials/sample-bytes.js';
import { song } from '../trials/songs.js';

const eq: readonly EqBand[] = [
  { type: 'high-pass', frequencyHz: 25, q: 0.7 },
  { type: 'low-shelf', frequencyHz: 120, q: 0.7, gainDb: 1.4 },
  { type: 'bell', frequencyHz: 3000, q: 1, gainDb: -0.8 },
];
const settings = {
  eq,
  sideDb: 1,
  gainDb: 6,
  limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
  seed: 7,
} as const;
const cd = { sampleRateHz: 44_100, encoding: 's16', dither: 'shaped' } as const;
const parts = [
  { sampleRateHz: 48_000, encoding: 's24', dither: 'plain' },
  cd,
  { ...cd, dither: 'plain' },
  { sampleRateHz: 96_000, encoding: 'f32', dither: 'plain' },
] as const;

const source = layoutOf('f32', { channels: 2, sampleRateHz: 48_000 });
const music = toBytes(song({ seconds: 3, peak: 0.9, seed: 4, sampleRateHz: 48_000 }), 'f32');
/** Cut where no block, hop or period of a conversion ends, nor lengths round to what ends round to. */
const cutsAt = [0, 50_001, 100_002, 100_004, 144_000];
const pieces = cutsAt
  .slice(1)
  .map((end, at) => music.subarray(cutsAt[at]! * 8, end * 8))
  .map((bytes) => ({ source, bytes }));

describe('tracks that run on', () => {
  const whole = renderStream([{ source, bytes: music }], { ...settings, parts })[0]!;
  const apart = renderStream(pieces, { ...settings, parts });

  test('are, one behind the other, the bytes of one track: at any rate, of any words', () => {
    parts.forEach((_, part) => {
      const joined = Buffer.concat(apart.map((track) => track[part]!.bytes));
      expect(Buffer.compare(joined, whole[part]!.bytes)).toBe(0);
    });
  });

  test('are cut to the nearest frame of where they end together', () => {
    const frameBytes = [6, 4, 4, 8];
    parts.forEach(({ sampleRateHz }, part) => {
      const ends = cutsAt.map((frame) => Math.round((frame * sampleRateHz) / 48_000));
      apart.forEach((track, at) => {
        expect(track[part]!.bytes.length / frameBytes[part]!).toBe(ends[at + 1]! - ends[at]!);
      });
    });
  });

  test('are not the bytes of tracks that begin anew', () => {
    const anew = renderStream([pieces[1]!], { ...settings, parts })[0]!;
    expect(Buffer.compare(anew[0]!.bytes, apart[1]![0]!.bytes)).not.toBe(0);
  });

  test('are traced each for itself', () => {
    const deepest = apart.map((track) => track[0]!.trace.reductionMaxDb);
    expect(Math.max(...deepest)).toBe(whole[0]!.trace.reductionMaxDb);
    const seconds = (frames: number) => Math.ceil((frames / 48_000) * 10);
    expect(apart[3]![0]!.trace.reductionDb).toHaveLength(seconds(144_000 - 100_004));
    expect(apart[1]![0]!.trace.loudPassageLossDb).toBeGreaterThanOrEqual(0);
  });

  test('may come in different words', () => {
    const narrow = layoutOf('s16', { channels: 2, sampleRateHz: 48_000 });
    const quiet = song({ seconds: 1, peak: 0.5, seed: 5, sampleRateHz: 48_000 });
    const words = quiet.map((plane) => plane.map((x) => Math.round(x * 32_768)));
    const asFloats = words.map((plane) => plane.map((x) => x / 32_768));
    const options = { ...settings, parts: parts.slice(0, 1) };
    const mixed = [pieces[0]!, { source: narrow, bytes: toBytes(words, 's16') }, pieces[2]!];
    const alike = [pieces[0]!, { source, bytes: toBytes(asFloats, 'f32') }, pieces[2]!];
    const [one, other] = [renderStream(mixed, options), renderStream(alike, options)];
    one.forEach((track, at) => {
      expect(Buffer.compare(track[0]!.bytes, other[at]![0]!.bytes)).toBe(0);
    });
  });
});

describe('several parts of a stream', () => {
  test('are each what it would be alone, through one front', () => {
    const file = pieces.slice(0, 1);
    const counted = (own: typeof parts | readonly (typeof parts)[number][]) => {
      const kernels = freshKernels();
      let filtered = 0;
      const equalisePair = kernels.functions['equalisePair'] as (...all: number[]) => void;
      const functions = {
        ...kernels.functions,
        equalisePair: (...all: number[]) => {
          filtered += all[2]!;
          equalisePair(...all);
        },
      };
      const rendered = renderStream(
        file,
        { ...settings, parts: own },
        { kernels: { ...kernels, functions } },
      );
      return { rendered: rendered[0]!, filtered };
    };
    const together = counted(parts);
    parts.forEach((part, at) => {
      const alone = counted([part]);
      expect(Buffer.compare(alone.rendered[0]!.bytes, together.rendered[at]!.bytes)).toBe(0);
      expect(alone.rendered[0]!.trace).toEqual(together.rendered[at]!.trace);
      expect(alone.filtered).toBe(together.filtered);
    });
  });

  test('are the same to the byte however the source comes in', () => {
    const files = pieces.slice(1, 3);
    const once = renderStream(files, { ...settings, parts });
    for (const cuts of [[512], [1, 7, 4099, 640, 13], [8192]]) {
      const again = renderStream(files, { ...settings, parts }, { cuts });
      again.forEach((track, at) =>
        track.forEach(({ bytes, trace }, part) => {
          expect(Buffer.compare(bytes, once[at]![part]!.bytes)).toBe(0);
          expect(trace).toEqual(once[at]![part]!.trace);
        }),
      );
    }
  });

  test('pass untouched or dithered, each as its words allow', () => {
    const whole = layoutOf('s24', { channels: 2, sampleRateHz: 48_000 });
    const planes = song({ seconds: 0.5, peak: 0.4, seed: 5, sampleRateHz: 48_000 });
    const words = planes.map((plane) => plane.map((x) => Math.round(x * 8_388_608)));
    const bytes = toBytes(words, 's24');
    const own = [
      { ...parts[0], untouched: true },
      { ...cd, sampleRateHz: 48_000 },
    ];
    const options = { ...settings, eq: [], sideDb: 0, gainDb: 0, parts: own };
    const [same, short] = renderStream([{ source: whole, bytes }], options)[0]!;
    expect(Buffer.compare(same!.bytes, bytes)).toBe(0);
    expect(same!.trace.reductionMaxDb).toBe(0);
    expect(short!.bytes.length).toBe((bytes.length / 3) * 2);
  });
});
