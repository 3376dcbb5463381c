import { added, altered, scaledTo } from './alterations.js';
import { decay, dense, hit, noise, pad, since, sine, softNoise, trackOf, twice } from './beds.js';
import type { Tricky } from './tricky.js';

/** Hits, gates, fades and stops that are meant. */
export const trickyMoments: readonly Tricky[] = [
  {
    name: 'hi-hats alone',
    make: () => {
      const hats = noise(3);
      return twice((t) => 0.4 * hit(since(t, 0.25), hats, 0.02, 0.0001));
    },
  },
  {
    name: 'a snare roll',
    make: () => {
      const rattle = noise(5);
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
      const wood = noise(6);
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
      const burst = noise(7);
      return added(scaledTo(pad(), 0.4), (t) => {
        const x = burst();
        return [2, 4.3, 5.9].some((at) => t >= at && t < at + 0.002) ? 0.4 * x : 0;
      });
    },
  },
  {
    name: 'a gated noise with ramps of 2 ms',
    make: () => {
      const air = noise(8);
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
      const air = noise(10);
      return twice((t) => {
        const at = since(t, 0.25);
        const x = air();
        return at < 0.1 || (at >= 0.13 && at < 0.2)
          ? 0.3 * x * (at < 0.1 ? decay(at, 0.05) : decay(at - 0.13, 0.05))
          : 0;
      });
    },
  },
];
