import type { FindingCode } from '@kindred/records';
import {
  added,
  altered,
  delayed,
  gained,
  limited,
  lowPassed,
  monoSum,
  quantised,
  scaledTo,
  silencedAt,
} from './alterations.js';
import {
  decay,
  dense,
  drums,
  hit,
  kick,
  noise,
  pad,
  plucks,
  since,
  sine,
  softNoise,
  trackOf,
  type Track,
} from './beds.js';

/** A signal without a defect, however it may look. */
export interface Tricky {
  readonly name: string;
  readonly make: () => Track;
  /** What may truly be said of it. */
  readonly allowed?: readonly FindingCode[];
}

const twice = (
  wave: (t: number, n: number) => number,
  options?: { sampleRateHz?: number; seconds?: number },
): Track => {
  const air = [noise(91), noise(92)];
  return trackOf(
    [0, 1].map((c) => (t: number, n: number) => wave(t, n) + 0.002 * air[c]!()),
    options,
  );
};
const saw = (phase: number): number => 2 * (phase - Math.floor(phase)) - 1;
const square = (phase: number): number => (phase - Math.floor(phase) < 0.5 ? 1 : -1);
const random = (seed: number): (() => number) => noise(seed);

export const tricky: readonly Tricky[] = [
  { name: 'a drum loop with bass', make: () => scaledTo(drums(), 0.7) },
  { name: 'another drum loop', make: () => scaledTo(drums(11), 0.8) },
  { name: 'a pad', make: () => scaledTo(pad(), 0.5) },
  { name: 'another pad, at 96 kHz', make: () => scaledTo(pad(12, 96000), 0.5) },
  { name: 'a dense mix', make: () => scaledTo(dense(), 0.7) },
  { name: 'plucked tones', make: () => scaledTo(plucks(), 0.6) },
  { name: 'plucked tones at 48 kHz', make: () => scaledTo(plucks(13, 48000), 0.6) },
  { name: 'drums dithered to 16 bits', make: () => quantised(scaledTo(drums(), 0.8), 16) },
  { name: 'plucks dithered to 16 bits', make: () => quantised(scaledTo(plucks(), 0.5), 16) },
  {
    name: 'low-level music in 16 bits without dither',
    make: () => quantised(scaledTo(plucks(), 0.02), 16, { dither: false }),
  },
  { name: 'low-level music in 24 bits', make: () => quantised(scaledTo(plucks(3), 0.01), 24) },
  { name: 'a pad in 24 bits', make: () => quantised(scaledTo(pad(), 0.5), 24) },
  { name: 'drums at 96 kHz with sound to the top', make: () => scaledTo(drums(2, 96000), 0.7) },
  { name: 'a limited master', make: () => limited(drums(), 5, 0.75) },
  { name: 'a dense limited master', make: () => limited(dense(), 5, 0.89), allowed: ['squashed'] },
  { name: 'a limited master in 16 bits', make: () => quantised(limited(drums(1), 4, 0.7), 16) },
  {
    name: 'a limited pad: crest beside crest at the ceiling',
    make: () => limited(pad(), 4, 0.5),
    allowed: ['squashed'],
  },
  {
    name: 'every crest of a tone on the same level',
    make: () => twice((t) => 0.5 * sine(441, t)),
    allowed: ['squashed'],
  },
  {
    name: 'a tone saturated softly',
    make: () => twice((t) => 0.7 * Math.tanh(1.5 * sine(110, t)) + 0.1 * sine(660.5, t)),
    allowed: ['squashed'],
  },
  {
    name: 'drums saturated softly',
    make: () => altered(scaledTo(drums(), 1), (x) => 0.8 * Math.tanh(1.6 * x)),
  },
  {
    name: 'a loud sub bass of 40 Hz',
    make: () => twice((t) => 0.97 * sine(40, t)),
    allowed: ['squashed'],
  },
  {
    name: 'a loud bass of 31 Hz in 16 bits',
    make: () =>
      quantised(
        twice((t) => 0.97 * sine(30.9, t)),
        16,
      ),
    allowed: ['squashed'],
  },
  {
    name: 'a sub-heavy mix',
    make: () =>
      scaledTo(
        added(
          drums(),
          (t) => 0.4 * sine(36.7, t) * Math.max(0, Math.min(1, (t - 0.15) / 0.02, 7.5 - t)),
        ),
        0.9,
      ),
  },
  {
    name: 'a square wave with hard edges',
    make: () => twice((t) => 0.5 * square(220.3 * t) * decay(since(t, 1), 2)),
    allowed: ['squashed'],
  },
  {
    name: 'a steady square wave',
    make: () =>
      trackOf([
        (t) => 0.5 * square(110.2 * t),
        (t) => 0.4 * square(110.2 * t) + 0.1 * sine(330.7, t),
      ]),
    allowed: ['squashed', 'balance'],
  },
  {
    name: 'a saw wave with hard edges',
    make: () => twice((t) => 0.5 * saw(82.4 * t)),
    allowed: ['squashed'],
  },
  {
    name: 'a slow saw wave of 27.5 Hz',
    make: () => twice((t) => 0.5 * saw(27.5 * t)),
    allowed: ['squashed'],
  },
  {
    name: 'a narrow pulse wave of 55 Hz',
    make: () => twice((t) => (55 * t - Math.floor(55 * t) < 0.02 ? 0.5 : -0.01)),
  },
  {
    name: 'a pulse of one sample, 20 times a second',
    make: () => twice((_, n) => (n % 2205 === 0 ? 0.6 : 0)),
  },
  {
    name: 'a rhythm of ticks of one sample',
    make: () => twice((t, n) => (n % 11025 === 5000 ? 0.6 : 0) + 0.05 * sine(110, t)),
  },
  {
    name: 'kicks that begin with a tick of one sample',
    make: () => {
      const body = (t: number, n: number): number =>
        (n % 22050 === 11025 ? 0.7 : 0) + 0.6 * kick(since(t, 0.5, 0.25));
      return twice(body);
    },
    allowed: ['dc'],
  },
  {
    name: 'hi-hats alone',
    make: () => {
      const hats = random(3);
      return twice((t) => 0.4 * hit(since(t, 0.25), hats, 0.02, 0.0001));
    },
  },
  {
    name: 'a snare roll',
    make: () => {
      const rattle = random(5);
      return twice((t) => 0.5 * hit(since(t, 0.06), rattle, 0.05, 0.0001));
    },
    allowed: ['squashed'],
  },
  {
    name: 'six claves',
    make: () => twice((t) => 0.6 * decay(since(t, 1.2, 0.4), 0.012) * sine(2480, t)),
  },
  {
    name: 'five rim shots over a pad',
    make: () => {
      const wood = random(6);
      return added(
        scaledTo(pad(), 0.4),
        (t) =>
          0.5 *
          decay(since(t, 1.4, 0.5), 0.004) *
          (0.5 * wood() + sine(1700, t)) *
          (t < 7.2 ? 1 : 0),
      );
    },
  },
  {
    name: 'three bursts of noise of 2 ms',
    make: () => {
      const burst = random(7);
      return added(scaledTo(pad(), 0.4), (t) => {
        const x = burst();
        return [2, 4.3, 5.9].some((at) => t >= at && t < at + 0.002) ? 0.4 * x : 0;
      });
    },
  },
  {
    name: 'a gated noise with ramps of 2 ms',
    make: () => {
      const air = random(8);
      return twice((t) => {
        const at = since(t, 0.125);
        return 0.3 * air() * Math.max(0, Math.min(1, at / 0.002, (0.095 - at) / 0.002));
      });
    },
    allowed: ['squashed'],
  },
  {
    name: 'a pad through a hard gate, sixteen steps a bar',
    make: () => altered(scaledTo(pad(), 0.5), (x, n) => (n % 5512 < 3800 ? x : 0)),
  },
  {
    name: 'a pad through a fast hard gate',
    make: () => altered(scaledTo(pad(), 0.5), (x, n) => (n % 2756 < 1400 ? x : 0)),
  },
  {
    name: 'a deep tremolo',
    make: () => altered(scaledTo(pad(), 0.5), (x, n) => x * (0.5 + 0.5 * sine(7, n / 44100))),
  },
  {
    name: 'a long fade in and out',
    make: () =>
      altered(
        scaledTo(dense(), 0.6),
        (x, n) => x * Math.min(1, n / 176400, (352800 - n) / 176400) ** 2,
      ),
  },
  {
    name: 'a fade to digital black',
    make: () =>
      altered(scaledTo(pad(), 0.5), (x, n) =>
        n < 200000 ? x : x * decay((n - 200000) / 44100, 0.15),
      ),
  },
  {
    name: 'black gaps between phrases that ring out',
    make: () => {
      const rung = trackOf(
        [0.9, 1.1].map((hz) => (t: number) => {
          const at = since(t, 1.3, 0.3);
          const x =
            0.5 * Math.min(1, Math.max(0, at) / 0.004) * decay(at, 0.12) * sine(330 * hz, t);
          return Math.abs(x) < 2e-5 || at > 0.95 ? 0 : x;
        }),
      );
      return rung;
    },
  },
  {
    name: 'notes that stop dead',
    make: () =>
      twice((t) => {
        const at = since(t, 1, 0.3);
        return at >= 0 && at < 0.37 ? 0.4 * Math.min(1, at / 0.003) * sine(523.25, at) : 0;
      }),
    allowed: ['squashed'],
  },
  {
    name: 'a crescendo that stops dead',
    make: () => {
      const air = softNoise(9, 0.5);
      return twice((t) => {
        const x = air();
        return t < 5 ? 0.3 * x * (t / 5) ** 2 : 0.2 * x * decay(t - 5.7, 0.4);
      });
    },
  },
  {
    name: 'choked one-shots 30 ms apart',
    make: () => {
      const air = random(10);
      return twice((t) => {
        const at = since(t, 0.25);
        const x = air();
        return at < 0.1 || (at >= 0.13 && at < 0.2)
          ? 0.3 * x * (at < 0.1 ? decay(at, 0.05) : decay(at - 0.13, 0.05))
          : 0;
      });
    },
  },
  {
    name: 'an old recording: soft top and hiss',
    make: () => {
      const hiss = [random(21), random(22)];
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
      const dust = random(23);
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
      const air = [random(51), random(52)];
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
