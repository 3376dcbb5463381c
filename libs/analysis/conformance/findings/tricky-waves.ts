import { decay, kick, since, sine, trackOf, twice } from './beds.js';
import type { Tricky } from './tricky.js';

const saw = (phase: number): number => 2 * (phase - Math.floor(phase)) - 1;
const square = (phase: number): number => (phase - Math.floor(phase) < 0.5 ? 1 : -1);

/** Waves of synthesisers, with edges of their own. */
export const trickyWaves: readonly Tricky[] = [
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
];
