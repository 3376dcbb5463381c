import { added, calm } from './alterations.js';
import { dense, pad, plucks, sine } from './beds.js';
import type { Planted } from './planted.js';

const hum =
  (mainsHz: number, db: number) =>
  (t: number): number =>
    10 ** (db / 20) *
    [1, 0.5, 0.7, 0.3, 0.4].reduce((sum, gain, i) => sum + gain * sine(mainsHz * (i + 1), t, i), 0);

/** Noises that lie under the music. */
export const plantedNoise: readonly Planted[] = [
  // Hum, in dBFS.
  {
    name: 'hum of 50 Hz under plucks',
    make: () => added(calm(plucks(3)), hum(50, -50)),
    code: 'hum',
    value: -50.2,
    within: 1.5,
    also: ['cut-end', 'cut-start'],
  },
  {
    name: 'hum of 60 Hz under plucks',
    make: () => added(calm(plucks(3)), hum(60, -50)),
    code: 'hum',
    value: -50.2,
    within: 1.5,
    also: ['cut-end', 'cut-start'],
  },
  {
    name: 'hum of 50 Hz under a pad',
    make: () => added(calm(pad()), hum(50.08, -45)),
    code: 'hum',
    value: -45.2,
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
];
