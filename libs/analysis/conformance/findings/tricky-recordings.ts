import {
  added,
  altered,
  delayed,
  gained,
  lowPassed,
  monoSum,
  scaledTo,
  silencedAt,
} from './alterations.js';
import {
  decay,
  dense,
  drums,
  noise,
  pad,
  plucks,
  since,
  sine,
  softNoise,
  trackOf,
  twice,
} from './beds.js';
import type { Tricky } from './tricky.js';

/** Old recordings, channels of many kinds, and what else looks like a defect. */
export const trickyRecordings: readonly Tricky[] = [
  {
    name: 'an old recording: soft top and hiss',
    make: () => {
      const hiss = [noise(21), noise(22)];
      return added(
        scaledTo(altered(dense(), smoother(0.75)), 0.4),
        () => 0.004 * (hiss[0]!() + hiss[1]!()),
      );
    },
    allowed: ['cut-end', 'cut-start'],
  },
  {
    name: 'drums with a soft low-pass at 7 kHz',
    make: () => altered(altered(scaledTo(drums(), 0.6), smoother(0.37)), smoother(0.37)),
  },
  {
    name: 'crackle of an old record',
    make: () => {
      const dust = noise(23);
      return added(scaledTo(pad(2), 0.4), () => {
        const x = dust();
        return Math.abs(x) > 0.9997 ? 0.25 * dust() : 0.001 * x;
      });
    },
    allowed: ['cut-end', 'cut-start'],
  },
  {
    name: 'mono on purpose',
    make: () => monoSum(scaledTo(drums(11), 0.7)),
    allowed: ['false-stereo'],
  },
  {
    name: 'one channel',
    make: () => {
      const { channels, ...rest } = scaledTo(drums(), 0.7);
      return { ...rest, channels: [channels[0]!] };
    },
  },
  {
    name: 'a wide reverb: sides without likeness',
    make: () => {
      const air = [softNoise(31, 0.7), softNoise(32, 0.7)];
      return trackOf(air.map((side) => (t: number) => 0.8 * decay(since(t, 2, 0.3), 0.6) * side()));
    },
  },
  {
    name: 'wide sides, a little against each other',
    make: () => {
      const common = scaledTo(dense(), 0.5);
      const mono = monoSum(common).channels[0]!;
      const air = softNoise(33, 0.8);
      return altered(
        altered(common, (x, n) => x - 0.5 * mono[n]!),
        (x, n) => x + 0.1 * air() * Math.max(0, Math.min(1, n / 20000 - 0.3, (340000 - n) / 20000)),
        'right',
      );
    },
    allowed: ['balance'],
  },
  {
    name: 'spaced microphones and players everywhere',
    make: () => {
      const players = [5, 12, 20, -8, -15].map((lag, i) => ({ lag, sound: longNoise(40 + i) }));
      return trackOf(
        [0, 1].map(
          (c) => (_t: number, n: number) =>
            players.reduce(
              (sum, { lag, sound }) => sum + 0.12 * sound(n - (c === 0 ? -lag : lag)),
              0,
            ),
        ),
      );
    },
    allowed: ['squashed'],
  },
  {
    name: 'one part with a Haas delay in a full mix',
    make: () => {
      const wet = delayed(scaledTo(pad(4), 0.2), 500, 'right');
      const mix = scaledTo(drums(), 0.6);
      return {
        ...mix,
        channels: mix.channels.map((x, c) => x.map((y, n) => y + wet.channels[c]![n]!)),
      };
    },
  },
  { name: 'drums a little to the left', make: () => gained(scaledTo(drums(), 0.6), 0.8, 'left') },
  {
    name: 'a bass drone on G, 49 Hz and its overtones',
    make: () =>
      twice(
        (t) =>
          0.3 *
          (sine(48.9994, t) +
            0.5 * sine(97.9989, t) +
            0.4 * sine(146.998, t) +
            0.3 * sine(195.998, t) +
            0.3 * sine(244.997, t)),
      ),
    allowed: ['squashed'],
  },
  {
    name: 'a bass drone on B, 61.7 Hz and its overtones',
    make: () =>
      twice(
        (t) =>
          0.3 *
          (sine(61.735, t) + 0.5 * sine(123.47, t) + 0.4 * sine(185.2, t) + 0.3 * sine(246.94, t)),
      ),
    allowed: ['squashed'],
  },
  {
    name: 'a sine sweep',
    make: () =>
      twice((t) => 0.5 * Math.sin((2 * Math.PI * 30 * 2.2 * (Math.exp(t / 1.3) - 1)) / 2.2)),
    allowed: ['squashed'],
  },
  {
    name: 'white noise',
    make: () => {
      const air = [noise(51), noise(52)];
      return trackOf(air.map((x) => () => 0.3 * x()));
    },
    allowed: ['squashed'],
  },
  {
    name: 'a synth of held samples',
    make: () => {
      const track = scaledTo(pad(), 0.5);
      return altered(track, (_, n, x) => x[n - (n % 6)]!);
    },
  },
  { name: 'silence', make: () => trackOf([() => 0, () => 0]) },
  {
    name: 'nearly a second of silence at both ends',
    make: () =>
      altered(
        scaledTo(pad(), 0.5),
        (x, n) => x * Math.max(0, Math.min(1, (n - 41000) / 2000, (310000 - n) / 8000)),
      ),
  },
  {
    name: 'an asymmetrical wave',
    make: () =>
      twice((t) => 0.2 * (sine(220, t) + 0.5 * sine(440, t, Math.PI / 2) + 0.25 * sine(660, t))),
    allowed: ['squashed'],
  },
  {
    name: 'a filtered dark synth at 96 kHz',
    make: () => lowPassed(scaledTo(pad(12, 96000), 0.5), 30000),
  },
  {
    name: 'a pause of 1.5 s',
    make: () => silencedAt(scaledTo(plucks(), 0.5), 3, 1.5),
    allowed: ['edit'],
  },
];

/** A one-pole low-pass. */
function smoother(share: number): (x: number, n: number) => number {
  let state = 0;
  return (x, n) => (state = n === 0 ? x : state + (1 - share) * (x - state));
}

/** Noise that can be asked for any frame near the last. */
function longNoise(seed: number): (n: number) => number {
  const sound = softNoise(seed, 0.6);
  const made: number[] = [];
  return (n) => {
    while (made.length <= n) made.push(sound());
    return n < 0 ? 0 : made[n]!;
  };
}
