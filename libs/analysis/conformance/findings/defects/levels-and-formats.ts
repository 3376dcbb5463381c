import { added, limited, quantised, scaledTo } from '../alterations.js';
import { anywhere, calm, graded, type Defect } from './defect.js';

export const formats: readonly Defect[] = [
  ...graded([16, 12, 20], (bits) => ({
    code: 'bit-depth' as const,
    name: `${bits} bits in a 24-bit file`,
    suits: anywhere,
    plant: (track) => ({ track: quantised(calm(track), bits, { fileBits: 24 }) }),
    also: ['noise', 'cut-end', 'cut-start'] as const,
  })),
  {
    code: 'bit-depth',
    name: '16 bits in a float file',
    strength: 'clear',
    suits: anywhere,
    plant: (track) => ({
      track: { ...quantised(calm(track), 16), sampleKind: 'float', bitsPerSample: 32 },
    }),
  },
];

export const levels: readonly Defect[] = [
  ...graded([14, 11, 8], (db) => ({
    code: 'squashed' as const,
    name: `limited by ${db} dB`,
    suits: ({ name }) => /guitar|dance|trap/.test(name),
    plant: (track) => ({ track: limited(track, db, 0.9) }),
  })),
  ...graded([2, 1.6, 1.3], (size) => ({
    code: 'over' as const,
    name: `a burst at a quarter of the rate, ${size} between its samples`,
    suits: anywhere,
    plant: (track) => {
      const seconds = track.channels[0]!.length / track.sampleRateHz;
      return {
        track: added(
          scaledTo(track, 0.2),
          (t, n) =>
            size *
            Math.exp(-(((t - seconds / 2) / 0.2) ** 2)) *
            Math.cos((Math.PI / 2) * n + Math.PI / 4),
        ),
      };
    },
    also: ['squashed', 'false-stereo', 'wide-range', 'clipping', 'balance', 'lossy'] as const,
  })),
];
