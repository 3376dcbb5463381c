import type { FindingCode } from '@kindred/records';
import { altered, gained, limited, quantised, scaledTo } from './alterations.js';
import type { Track } from './beds.js';
import { filter, shape, soften } from './music/score.js';

/** What is done to music on purpose, and is no defect of it. */
export interface Treatment {
  readonly name: string;
  readonly treat: (track: Track) => Track;
  readonly allowed?: readonly FindingCode[];
}

function each(track: Track, change: (samples: Float32Array) => void): Track {
  const channels = track.channels.map((x) => Float32Array.from(x));
  channels.forEach(change);
  return { ...track, channels };
}

const seconds = ({ channels, sampleRateHz }: Track): number => channels[0]!.length / sampleRateHz;

export const treatments: readonly Treatment[] = [
  { name: 'as it is', treat: (track) => scaledTo(track, 0.7) },
  {
    name: 'limited by 4 dB',
    treat: (track) => limited(track, 4, 0.89),
    allowed: ['squashed', 'over', 'dc'],
  },
  {
    name: 'limited by 9 dB, to full scale',
    treat: (track) => limited(track, 9, 0.999),
    allowed: ['squashed', 'over', 'noise', 'dc'],
  },
  {
    name: 'saturated softly',
    treat: (track) => altered(scaledTo(track, 2.2), (x) => 0.8 * Math.tanh(x)),
    allowed: ['squashed', 'dc', 'over'],
  },
  {
    name: 'saturated by a triode, more on one side of the wave',
    treat: (track) => {
      const made = altered(scaledTo(track, 1), (x) => 0.7 * (x > 0 ? x / (1 + 0.8 * x) : x));
      return each(made, (x) => filter(x, 'high', { hz: 15, sampleRateHz: track.sampleRateHz }));
    },
    allowed: ['squashed', 'wide-range'],
  },
  {
    name: 'played backwards',
    treat: (track) => each(scaledTo(track, 0.6), (x) => void x.reverse()),
    allowed: ['cut-end', 'long-start'],
  },
  {
    name: 'faded in and out over half of it',
    treat: (track) => {
      const length = track.channels[0]!.length;
      return altered(
        scaledTo(track, 0.6),
        (x, n) => x * Math.min(1, (2 * n) / length, (2 * (length - n)) / length) ** 2,
      );
    },
    allowed: ['wide-range', 'balance', 'long-start'],
  },
  {
    name: 'through a tremolo',
    treat: (track) =>
      altered(
        scaledTo(track, 0.6),
        (x, n) => x * (0.5 + 0.5 * Math.cos((2 * Math.PI * 6.3 * n) / track.sampleRateHz)),
      ),
  },
  {
    name: 'very low in 16 bits',
    treat: (track) => quantised(scaledTo(track, 0.03), 16),
  },
  {
    name: 'dull: two gentle low-passes at 3 kHz',
    treat: (track) =>
      each(scaledTo(track, 0.6), (x) => {
        soften(x, 3000, track.sampleRateHz);
        soften(x, 3000, track.sampleRateHz);
      }),
  },
  {
    name: 'through an old telephone',
    treat: (track) =>
      each(scaledTo(track, 0.6), (x) => {
        for (const hz of [300, 300]) filter(x, 'high', { hz, sampleRateHz: track.sampleRateHz });
        for (const hz of [3400, 3400]) filter(x, 'low', { hz, sampleRateHz: track.sampleRateHz });
      }),
    allowed: ['wide-range', 'balance'],
  },
  {
    name: 'stopped dead in the middle for a second and a half',
    treat: (track) => {
      const [from, to] = [0.5, 0.5 + 1.5 / seconds(track)].map((share) =>
        Math.round(share * track.channels[0]!.length),
      );
      return altered(scaledTo(track, 0.6), (x, n) => (n >= from! && n < to! ? 0 : x));
    },
    allowed: ['edit', 'gap-inside', 'wide-range', 'balance'],
  },
  {
    name: 'with louder sides',
    treat: (track) => {
      const [left, right] = scaledTo(track, 0.5).channels;
      if (!right) return scaledTo(track, 0.5);
      const mid = left!.map((x, n) => (x + right[n]!) / 2);
      return {
        ...track,
        channels: [left!, right].map((x) => x.map((y, n) => mid[n]! + 1.4 * (y - mid[n]!))),
      };
    },
    allowed: ['low-side', 'balance', 'mono-loss', 'polarity'],
  },
  {
    name: 'transposed by another speed',
    treat: (track) =>
      each(scaledTo(track, 0.6), (x) => {
        const source = Float32Array.from(x);
        shape(x, (_, n) => {
          const at = 0.8 * n;
          const i = Math.floor(at);
          const f = at - i;
          const [a, b, c, d] = [-1, 0, 1, 2].map((k) => source[i + k] ?? 0) as [
            number,
            number,
            number,
            number,
          ];
          // Catmull–Rom.
          return (
            b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
          );
        });
      }),
    allowed: ['cut-end', 'balance'],
  },
  { name: 'quieter by 12 dB', treat: (track) => gained(track, -12) },
];
