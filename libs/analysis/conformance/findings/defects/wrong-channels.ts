import { altered, delayed, gained, monoSum, quantised, scaledTo } from '../alterations.js';
import type { Track } from '../beds.js';
import { filter } from '../music/score.js';
import { isStereo, calm, graded, type Defect } from './defect.js';

/** Mono with a share of the sides. */
function narrow(track: Track, side: number): Track {
  const mono = monoSum(track).channels[0]!;
  return altered(track, (x, n) => (1 - side) * mono[n]! + side * x);
}

export const channelFaults: readonly Defect[] = [
  ...graded([0.1, 0.35, 0.6], (side) => ({
    code: 'polarity' as const,
    name: `the right side turned over, ${side} of the sides left`,
    suits: isStereo,
    plant: (track) => ({ track: altered(narrow(calm(balanced(track)), side), (x) => -x, 'right') }),
    also: ['mono-loss', 'low-side', 'delay'] as const,
  })),
  ...graded([0, 0.0001, 0.005], (gain) => ({
    code: 'dead-channel' as const,
    name: `the left channel at ${gain}`,
    suits: isStereo,
    plant: (track) => ({ track: altered(calm(track), (x) => gain * x, 'left') }),
    also: ['mono-loss', 'low-side', 'balance', 'noise'] as const,
  })),
  ...graded([0, 16, 24], (bits) => ({
    code: 'false-stereo' as const,
    name: bits === 0 ? 'both channels the same' : `the same, each dithered to ${bits} bits`,
    suits: isStereo,
    plant: (track) => {
      const made = monoSum(calm(track));
      return { track: bits === 0 ? made : quantised(made, bits) };
    },
  })),
  ...graded([0.0011, 0.0004, 0.0025], (late) => ({
    code: 'delay' as const,
    name: `the left channel ${1000 * late} ms late`,
    suits: isStereo,
    plant: (track) => ({
      track: delayed(narrow(calm(track), 0.3), Math.round(late * track.sampleRateHz), 'left'),
    }),
    also: ['low-side', 'polarity', 'mono-loss', 'false-stereo'] as const,
  })),
  ...graded([6, 3.6, 1.9], (db) => ({
    code: 'balance' as const,
    name: `${db} dB to the right`,
    suits: isStereo,
    plant: (track) => ({ track: gained(balanced(calm(track)), db, 'right') }),
    also: ['low-side'] as const,
  })),
  ...graded([9, 6.5, 5], (db) => ({
    code: 'mono-loss' as const,
    name: `a middle so low that mono loses ${db} dB`,
    suits: isStereo,
    plant: (track) => {
      const [left, right] = balanced(calm(track)).channels as [Float32Array, Float32Array];
      const mid = left.map((x, n) => (x + right[n]!) / 2);
      const side = left.map((x, n) => (x - right[n]!) / 2);
      const high = (x: Float32Array): number => {
        const made = Float32Array.from(x);
        filter(made, 'high', { hz: 120, sampleRateHz: track.sampleRateHz });
        return made.reduce((sum, y) => sum + y * y, 1e-12);
      };
      const gain = Math.sqrt(high(side) / high(mid) / (10 ** (db / 10) - 1));
      const made = [1, -1].map((sign) => mid.map((x, n) => gain * x + sign * side[n]!));
      return gain > 1 ? null : { track: scaledTo({ ...track, channels: made }, 0.5) };
    },
    instead: ['polarity'] as const,
    also: ['low-side', 'delay', 'balance', 'squashed'] as const,
  })),
];

function balanced(track: Track): Track {
  const [left, right] = track.channels.map((x) => x.reduce((sum, y) => sum + y * y, 1e-12));
  return gained(track, 10 * Math.log10(left! / right!), 'right');
}
