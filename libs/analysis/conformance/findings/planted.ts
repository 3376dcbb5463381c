import type { FindingCode, FindingSeverity } from '@kindred/records';
import {
  added,
  altered,
  clickedAt,
  clipped,
  delayed,
  gained,
  limited,
  lowPassed,
  monoSum,
  quantised,
  scaledTo,
  silencedAt,
  splicedAt,
} from './alterations.js';
import { decay, dense, drums, pad, plucks, sine, softNoise, trackOf, type Track } from './beds.js';

/** A defect put into a bed, and what must be said of it. */
export interface Planted {
  readonly name: string;
  readonly make: () => Track;
  readonly code: FindingCode;
  readonly severity?: FindingSeverity;
  /** In seconds, each ± 1.5 ms. */
  readonly at?: readonly number[];
  readonly value?: number;
  readonly within?: number;
  readonly channel?: 'left' | 'right';
  /** What else is true of the signal. */
  readonly also?: readonly FindingCode[];
}

const hum =
  (mainsHz: number, db: number) =>
  (t: number): number =>
    10 ** (db / 20) *
    [1, 0.5, 0.7, 0.3, 0.4].reduce((sum, gain, i) => sum + gain * sine(mainsHz * (i + 1), t, i), 0);

/** A bed scaled so that it clips nowhere by itself. */
const calm = (track: Track): Track => scaledTo(track, 0.5);

export const planted: readonly Planted[] = [
  // Clipping: the value is the longest run, in samples.
  {
    name: 'drums cut at full scale, 6 dB over',
    make: () => clipped(drums(), 6, 1),
    code: 'clipping',
    severity: 'error',
    also: ['over'],
  },
  {
    name: 'a dense mix cut at full scale, 5 dB over',
    make: () => clipped(dense(), 5, 1),
    code: 'clipping',
    severity: 'error',
    also: ['over', 'squashed'],
  },
  {
    name: 'a pad cut and then lowered by 6 dB',
    make: () => gained(clipped(pad(), 3, 1), -6),
    code: 'clipping',
    severity: 'error',
    also: ['squashed'],
  },
  {
    name: 'plucks cut at -12 dBFS',
    make: () => clipped(plucks(), 4, 0.25),
    code: 'clipping',
    severity: 'error',
    also: ['squashed'],
  },
  {
    name: 'drums cut on the left only',
    make: () => altered(scaledTo(drums(), 0.8), (x) => Math.max(-0.5, Math.min(0.5, x)), 'left'),
    code: 'clipping',
    channel: 'left',
    severity: 'error',
  },
  {
    name: 'drums cut and dithered to 16 bits',
    make: () => quantised(clipped(drums(), 5, 0.9), 16),
    code: 'clipping',
    severity: 'error',
    also: ['over'],
  },
  {
    name: 'drums at 96 kHz, cut',
    make: () => clipped(drums(1, 96000), 5, 0.6),
    code: 'clipping',
    severity: 'error',
  },
  // Peaks between samples.
  {
    name: 'a tone at a quarter of the rate, its crests between samples',
    make: () =>
      added(
        calm(pad()),
        (t, n) => 1.1 * decay(Math.abs(t - 4), 0.4) * Math.cos((Math.PI / 2) * n + Math.PI / 4),
      ),
    code: 'over',
    value: 0.5,
    within: 3,
  },
  {
    name: 'drums whose samples reach 1.0',
    make: () => scaledTo(drums(11), 1),
    code: 'over',
    value: 1.1,
    within: 0.3,
  },
  // Offset.
  {
    name: 'a pad 0.3 % off centre',
    make: () => altered(calm(pad()), (x) => x + 0.003),
    code: 'dc',
    severity: 'note',
    value: 0.3,
    within: 0.02,
    also: ['cut-end', 'cut-start'],
  },
  {
    name: 'drums 1 % off centre',
    make: () => altered(calm(drums()), (x) => x + 0.01),
    code: 'dc',
    severity: 'warning',
    value: 1,
    within: 0.05,
    also: ['cut-end', 'cut-start'],
  },
  {
    name: 'plucks 3 % off centre on the right',
    make: () => altered(calm(plucks()), (x) => x + 0.03, 'right'),
    code: 'dc',
    severity: 'error',
    value: 3,
    within: 0.05,
    channel: 'right',
    also: ['cut-end', 'cut-start'],
  },
  // Dropouts: the longest, in ms.
  {
    name: 'drums silent for 12 ms',
    make: () => silencedAt(calm(drums()), 3.03, 0.012),
    code: 'dropout',
    at: [3.03],
    value: 12,
    within: 0.3,
  },
  {
    name: 'a pad silent for 3 ms',
    make: () => silencedAt(calm(pad()), 4.2, 0.003),
    code: 'dropout',
    at: [4.2],
    value: 3,
    within: 0.3,
  },
  {
    name: 'a dense mix silent for 45 ms',
    make: () => silencedAt(calm(dense()), 2.5, 0.045),
    code: 'dropout',
    at: [2.5],
    value: 45,
    within: 0.3,
  },
  {
    name: 'a dense mix silent twice for 1.5 ms',
    make: () => silencedAt(silencedAt(calm(dense()), 2.5, 0.0015), 6.1, 0.0015),
    code: 'dropout',
    at: [2.5, 6.1],
    value: 1.5,
    within: 0.3,
  },
  {
    name: 'a ringing pluck silent for 20 ms',
    make: () => silencedAt(calm(plucks()), 1.0, 0.02),
    code: 'dropout',
    at: [1.0],
    value: 20,
    within: 0.3,
  },
  {
    name: 'a pad silent on the left for 8 ms',
    make: () => silencedAt(calm(pad()), 5.1, 0.008, 'left'),
    code: 'dropout',
    at: [5.1],
    value: 8,
    within: 0.3,
    channel: 'left',
  },
  {
    name: 'a pad at 96 kHz silent for 5 ms',
    make: () => silencedAt(calm(pad(3, 96000)), 3.3, 0.005),
    code: 'dropout',
    at: [3.3],
    value: 5,
    within: 0.3,
  },
  // Clicks: their count.
  {
    name: 'one click in a pad',
    make: () => clickedAt(calm(pad()), [3.456], [0.2]),
    code: 'click',
    at: [3.456],
    value: 1,
    within: 0,
  },
  {
    name: 'three clicks in a pad',
    make: () => clickedAt(calm(pad(2)), [1.5, 3.25, 6.4], [0.15, -0.1]),
    code: 'click',
    at: [1.5, 3.25, 6.4],
    value: 3,
    within: 0,
  },
  {
    name: 'a click in a pause of plucks',
    make: () => clickedAt(calm(plucks()), [3.1], [0.08]),
    code: 'click',
    at: [3.1],
    value: 1,
    within: 0,
  },
  {
    name: 'a click on the right only',
    make: () => clickedAt(calm(pad(4)), [2.2], [-0.3], 'right'),
    code: 'click',
    at: [2.2],
    value: 1,
    within: 0,
    channel: 'right',
  },
  {
    name: 'a loud click between drum hits',
    make: () => clickedAt(calm(drums()), [2.82], [0.9]),
    code: 'click',
    at: [2.82],
    value: 1,
    within: 0,
  },
  {
    name: 'a loud click in a dense mix',
    make: () => clickedAt(scaledTo(dense(), 0.25), [5.5], [1.2, -0.2]),
    code: 'click',
    at: [5.5],
    value: 1,
    within: 0,
    also: ['over'],
  },
  // Steps.
  { name: 'a pad spliced', make: () => splicedAt(calm(pad()), 3.3, 0.2), code: 'edit', at: [3.3] },
  {
    name: 'another pad spliced twice',
    make: () => splicedAt(splicedAt(calm(pad(2)), 5.2, 0.1337), 2.1, 0.2003),
    code: 'edit',
    at: [2.1, 4.9997],
  },
  {
    name: 'ringing plucks stepped',
    make: () => altered(calm(plucks()), (x, n) => (n > 4.1 * 44100 && n < 7.5 * 44100 ? -x : x)),
    code: 'edit',
  },
  // Hum, in dBFS.
  {
    name: 'hum of 50 Hz under plucks',
    make: () => added(calm(plucks(3)), hum(50, -50)),
    code: 'hum',
    value: -47.2,
    within: 1.5,
    also: ['cut-end', 'cut-start'],
  },
  {
    name: 'hum of 60 Hz under plucks',
    make: () => added(calm(plucks(3)), hum(60, -50)),
    code: 'hum',
    value: -47.2,
    within: 1.5,
    also: ['cut-end', 'cut-start'],
  },
  {
    name: 'hum of 50 Hz under a pad',
    make: () => added(calm(pad()), hum(50.08, -45)),
    code: 'hum',
    value: -42.2,
    within: 1.5,
    also: ['cut-end', 'cut-start'],
  },
  // Rumble, in dB over the bass.
  {
    name: 'rumble of 12 Hz under plucks',
    make: () => added(calm(plucks()), (t) => 0.03 * sine(12, t) * Math.min(1, t, 8 - t)),
    code: 'sub',
  },
  {
    name: 'rumble of 18 Hz under a dense mix',
    make: () => added(calm(dense()), (t) => 0.1 * sine(18, t) * Math.min(1, t, 8 - t)),
    code: 'sub',
  },
  // Channels.
  {
    name: 'a pad whose right side is turned over',
    make: () => altered(monoish(pad(), 0.9), (x) => -x, 'right'),
    code: 'polarity',
    severity: 'error',
  },
  {
    name: 'drums whose left side is turned over',
    make: () => altered(calm(drums()), (x) => -x, 'left'),
    code: 'polarity',
    severity: 'error',
    value: -0.98,
    within: 0.05,
  },
  {
    name: 'a dense mix whose right side is turned over',
    make: () => altered(calm(dense()), (x) => -x, 'right'),
    code: 'polarity',
    severity: 'error',
    value: -0.9,
    within: 0.1,
  },
  {
    name: 'drums with a silent right channel',
    make: () => altered(calm(drums()), () => 0, 'right'),
    code: 'dead-channel',
    severity: 'error',
    channel: 'right',
  },
  {
    name: 'a dense mix with only crosstalk on the left',
    make: () => gained(calm(dense()), -55, 'left'),
    code: 'dead-channel',
    severity: 'error',
    channel: 'left',
  },
  {
    name: 'drums twice the same',
    make: () => monoSum(calm(drums())),
    code: 'false-stereo',
    severity: 'note',
  },
  {
    name: 'a pad twice the same, dithered apart',
    make: () => quantised(monoSum(calm(pad())), 16),
    code: 'false-stereo',
    severity: 'note',
  },
  {
    name: 'drums with the right channel 0.8 ms late',
    make: () => delayed(monoish(drums(), 0.7), 35, 'right'),
    code: 'delay',
    channel: 'right',
    value: 0.8,
    within: 0.03,
  },
  {
    name: 'a dense mix with the left channel 2 ms late',
    make: () => delayed(monoish(dense(), 0.7), 88, 'left'),
    code: 'delay',
    channel: 'left',
    value: 2,
    within: 0.03,
  },
  {
    name: 'a dense mix at 48 kHz with the right channel 0.25 ms late',
    make: () => delayed(monoish(dense(2, 48000), 0.7), 12, 'right'),
    code: 'delay',
    channel: 'right',
    value: 0.25,
    within: 0.03,
  },
  {
    name: 'drums 2 dB to the left',
    make: () => gained(calm(drums()), 2, 'left'),
    code: 'balance',
    severity: 'note',
    channel: 'left',
    value: 2,
    within: 0.3,
  },
  {
    name: 'a dense mix 4 dB to the right',
    make: () => gained(calm(dense()), 4, 'right'),
    code: 'balance',
    severity: 'warning',
    channel: 'right',
    value: 4,
    within: 0.3,
  },
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

/** Sides nearer to each other: as most of a mix is in the middle. */
function monoish(track: Track, middle: number): Track {
  const mono = monoSum(track).channels[0]!;
  const made = altered(track, (x, n) => middle * mono[n]! + (1 - middle) * x);
  return scaledTo(made, 0.5);
}

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
