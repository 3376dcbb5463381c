import { added, altered, calm, clipped, gained, quantised, scaledTo } from './alterations.js';
import { decay, dense, drums, pad, plucks } from './beds.js';
import type { Planted } from './planted.js';

/** Defects of the wave as a whole. */
export const plantedInWave: readonly Planted[] = [
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
    severity: 'warning',
    value: 3,
    within: 0.05,
    channel: 'right',
    also: ['cut-end', 'cut-start'],
  },
];
