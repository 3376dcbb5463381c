import { expect, test } from 'vitest';
import { layoutOf } from '../trials/sample-bytes.js';
import { passesUntouched } from './untouched.js';

type Stream = Parameters<typeof passesUntouched>[0];

const peak = {
  truePeakDbtp: -1,
  truePeakItuDbtp: -1.2,
  samplePeakDbfs: -1.3,
  truePeakAtSeconds: 0,
  reason: null,
};
const part = { sampleRateHz: 44100, encoding: 's24', dither: 'plain' } as const;
const track = { layout: layoutOf('s24', { channels: 2 }), peak };
const plain: Stream = {
  tracks: [track],
  eq: [],
  gainDb: 0,
  limiter: { ceilingDbtp: -1, aimDbtp: -1.1 },
  part,
};

test('a stream passes untouched when nothing is asked of it and its peaks keep the ceiling', () => {
  expect(passesUntouched(plain)).toBe(true);
});

test.each<[string, Partial<Stream>]>([
  ['has an equaliser', { eq: [{ type: 'bell', frequencyHz: 100, q: 1, gainDb: 0.1 }] }],
  ['is cut off below', { eq: [{ type: 'high-pass', frequencyHz: 20, q: 0.7 }] }],
  ['has a gain', { gainDb: 0.01 }],
  [
    'is over the ceiling between samples',
    { tracks: [track, { ...track, peak: { ...peak, truePeakDbtp: -0.999 } }] },
  ],
  [
    'is over it on the ITU meter',
    { tracks: [{ ...track, peak: { ...peak, truePeakItuDbtp: -0.99 } }] },
  ],
  ['fades', { tracks: [{ ...track, fades: { out: { seconds: 1, curve: 'linear' } } }] }],
  ['goes to another rate', { part: { ...part, sampleRateHz: 48000 } }],
  ['is widened', { sideDb: 1 }],
  ['loses bits', { part: { ...part, encoding: 's16' } }],
  [
    'comes in 32-bit integers',
    { tracks: [{ ...track, layout: layoutOf('s32', { channels: 2 }) }] },
  ],
  ['comes in 64-bit floats', { tracks: [{ ...track, layout: layoutOf('f64', { channels: 1 }) }] }],
  [
    'comes in floats for integers',
    { tracks: [{ ...track, layout: layoutOf('f32', { channels: 1 }) }] },
  ],
])('a stream that %s is mastered', (_, change) => {
  expect(passesUntouched({ ...plain, ...change })).toBe(false);
});

test('silence has no peaks, and passes', () => {
  const silent = { ...peak, truePeakDbtp: null, truePeakItuDbtp: null, samplePeakDbfs: null };
  expect(passesUntouched({ ...plain, tracks: [{ ...track, peak: silent }] })).toBe(true);
});

test('words that hold the source exactly may be longer', () => {
  const short = layoutOf('s16', { channels: 2 });
  for (const encoding of ['s16', 's24', 'f32'] as const) {
    const tracks = [{ ...track, layout: short }];
    expect(passesUntouched({ ...plain, tracks, part: { ...part, encoding } })).toBe(true);
  }
});

test('bands of 0 dB ask for nothing', () => {
  const eq = [{ type: 'low-shelf', frequencyHz: 100, q: 0.7, gainDb: 0 }] as const;
  expect(passesUntouched({ ...plain, eq })).toBe(true);
});
