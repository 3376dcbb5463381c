import { altered, calm, limited, lowPassed, quantised, silencedAt } from './alterations.js';
import { dense, drums, pad, plucks, softNoise, trackOf, type Track } from './beds.js';
import type { Planted } from './planted.js';

/** What became of a mix on its way, and how it begins, ends and moves. */
export const plantedInFile: readonly Planted[] = [
  // Word length, in bits.
  {
    name: '16 bits in a 24-bit file',
    make: () => quantised(calm(drums()), 16, { fileBits: 24 }),
    code: 'bit-depth',
    value: 16,
    within: 0,
  },
  {
    name: '20 bits in a 24-bit file',
    make: () => quantised(calm(pad()), 20, { fileBits: 24 }),
    code: 'bit-depth',
    value: 20,
    within: 0,
  },
  {
    name: '16 bits in a float file',
    make: () => ({ ...quantised(calm(dense()), 16), sampleKind: 'float', bitsPerSample: 32 }),
    code: 'bit-depth',
    value: 16,
    within: 0,
  },
  {
    name: '12 bits in a 16-bit file',
    make: () => quantised(calm(plucks()), 12, { fileBits: 16 }),
    code: 'bit-depth',
    value: 12,
    within: 0,
    also: ['cut-end', 'cut-start'],
  },
  // Where the sound stops, in Hz.
  {
    name: 'a dense mix that stops at 16 kHz',
    make: () => lowPassed(calm(dense()), 16000),
    code: 'lossy',
    value: 16000,
    within: 300,
  },
  {
    name: 'drums that stop at 19 kHz',
    make: () => lowPassed(calm(drums(1, 48000)), 19000),
    code: 'lossy',
    value: 19000,
    within: 300,
  },
  {
    name: 'a dense mix that stops at 17.5 kHz, in 24 bits',
    make: () => quantised(lowPassed(calm(dense(4)), 17500), 24),
    code: 'lossy',
    value: 17500,
    within: 300,
  },
  {
    name: 'a dense mix at 96 kHz that stops at 22 kHz',
    make: () => lowPassed(calm(dense(3, 96000)), 21500),
    code: 'upsampled',
    value: 21900,
    within: 300,
  },
  {
    name: 'drums at 96 kHz that stop at 22 kHz',
    make: () => lowPassed(calm(drums(3, 96000)), 21500),
    code: 'upsampled',
    value: 21900,
    within: 300,
  },
  // Edges and dynamics.
  {
    name: 'plucks with 3 s of silence inside',
    make: () => silencedAt(calm(plucks()), 3, 3),
    code: 'gap-inside',
    value: 3,
    within: 0.5,
    at: [],
  },
  {
    name: 'a pad that begins after 2 s',
    make: () => silencedRamp(calm(pad()), 2),
    code: 'long-start',
    value: 2,
    within: 0.1,
  },
  {
    name: 'drums whose start is cut',
    make: () => trimmed(calm(drums()), 1.003, 8),
    code: 'cut-start',
  },
  {
    name: 'a pad whose end is cut',
    make: () => trimmed(calm(pad()), 0, 6.0),
    code: 'cut-end',
    severity: 'warning',
  },
  { name: 'a dense mix limited by 9 dB', make: () => limited(dense(), 11, 0.9), code: 'squashed' },
  {
    name: '35 s soft and 4 s loud',
    make: () =>
      trackOf(
        [0, 1].map((i) => {
          const air = softNoise(i + 1, 0.5);
          return (t: number) => (t > 34 && t < 38 ? 0.5 : 0.025) * air();
        }),
        { seconds: 40 },
      ),
    code: 'wide-range',
    also: ['squashed'],
  },
];

function trimmed(track: Track, from: number, to: number): Track {
  const rate = track.sampleRateHz;
  return {
    ...track,
    channels: track.channels.map((x) => x.slice(Math.round(from * rate), Math.round(to * rate))),
  };
}

function silencedRamp(track: Track, until: number): Track {
  return altered(
    track,
    (x, n) => x * Math.max(0, Math.min(1, (n / track.sampleRateHz - until) / 0.05)),
  );
}
