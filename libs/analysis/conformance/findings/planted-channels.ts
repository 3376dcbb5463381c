import { altered, calm, delayed, gained, monoSum, quantised, scaledTo } from './alterations.js';
import { dense, drums, pad, type Track } from './beds.js';
import type { Planted } from './planted.js';

/** Defects of how the channels stand to one another. */
export const plantedInChannels: readonly Planted[] = [
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
];

/** Sides nearer to each other: as most of a mix is in the middle. */
function monoish(track: Track, middle: number): Track {
  const mono = monoSum(track).channels[0]!;
  const made = altered(track, (x, n) => middle * mono[n]! + (1 - middle) * x);
  return scaledTo(made, 0.5);
}
