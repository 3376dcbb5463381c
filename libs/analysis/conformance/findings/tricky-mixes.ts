import { added, altered, limited, quantised, scaledTo } from './alterations.js';
import { dense, drums, pad, plucks, sine, twice } from './beds.js';
import type { Tricky } from './tricky.js';

/** Mixes and masters without a defect. */
export const trickyMixes: readonly Tricky[] = [
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
];
