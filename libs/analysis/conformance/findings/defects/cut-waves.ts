import { added, altered, clipped, gained, peakOf, quantised } from '../alterations.js';
import { sine, type Track } from '../beds.js';
import { anywhere, calm, graded, type Defect } from './defect.js';

/** Samples beyond two (at 48 kHz) in each run that a cut leaves, together. */
function cutExcess({ channels, sampleRateHz }: Track, level: number): number {
  const bearable = Math.round(3 * Math.max(1, sampleRateHz / 48_000)) - 1;
  let excess = 0;
  for (const samples of channels) {
    for (const sign of [1, -1]) {
      let length = 0;
      for (const x of samples) {
        if (sign * x >= level * 0.99999) length++;
        else {
          excess += Math.max(0, length - bearable);
          length = 0;
        }
      }
    }
  }
  return excess;
}

const cut =
  (make: (track: Track) => { track: Track; level: number }): Defect['plant'] =>
  (track) => {
    const { track: made, level } = make(track);
    return cutExcess(made, level) >= 10 ? { track: made } : null;
  };

/** Only crests on one side of the wave are cut. */
function cutAbove(track: Track, db: number, level: number): Track {
  const gain = (level * 10 ** (db / 20)) / peakOf(track);
  return altered(track, (x) => Math.min(level, gain * x));
}

export const clippings: readonly Defect[] = [
  ...graded([6, 3, 1.5], (db) => ({
    code: 'clipping' as const,
    name: `cut at full scale, ${db} dB over`,
    suits: ({ isCut }) => !isCut,
    plant: cut((track) => ({ track: clipped(track, db, 1), level: 1 })),
    also: ['over', 'squashed', 'dc'] as const,
  })),
  ...graded([6, 3, 1.5], (db) => ({
    code: 'clipping' as const,
    name: `cut ${db} dB over and lowered`,
    suits: ({ isCut }) => !isCut,
    plant: cut((track) => ({ track: gained(clipped(track, db, 1), -7), level: 10 ** (-7 / 20) })),
    also: ['squashed', 'dc'] as const,
  })),
  ...graded([6, 3, 1.5], (db) => ({
    code: 'clipping' as const,
    name: `cut above only, ${db} dB`,
    suits: ({ isCut }) => !isCut,
    plant: cut((track) => ({ track: cutAbove(track, db, 0.6), level: 0.6 })),
    also: ['over', 'squashed', 'dc'] as const,
  })),
  ...graded([6, 3, 1.5], (db) => ({
    code: 'clipping' as const,
    name: `cut ${db} dB over, lowered and dithered to 16 bits`,
    suits: ({ isCut }) => !isCut,
    plant: (track) => {
      const made = clipped(track, db, 0.8);
      return cutExcess(made, 0.8) < 10 ? null : { track: quantised(made, 16) };
    },
    also: ['over', 'squashed', 'dc'] as const,
  })),
];

export const offsets: readonly Defect[] = graded([0.03, 0.008, 0.0016], (offset) => ({
  code: 'dc' as const,
  name: `${100 * offset} % off centre`,
  suits: anywhere,
  plant: (track) => ({ track: altered(calm(track), (x) => x + offset) }),
  also: ['cut-start', 'cut-end', 'noise'] as const,
}));

export const rumbles: readonly Defect[] = graded([0.06, 0.03, 0.015], (level) => ({
  code: 'sub' as const,
  name: `rumble of ${level}`,
  suits: ({ name }) => !/trap|dance|orchestra/.test(name),
  plant: (track, random) => {
    const hz = 9 + 9 * random();
    const seconds = track.channels[0]!.length / track.sampleRateHz;
    return {
      track: added(
        calm(track),
        (t) => level * sine(hz + Math.sin(0.7 * t), t) * Math.min(1, t, seconds - t),
      ),
    };
  },
  also: ['cut-end', 'cut-start', 'noise'] as const,
}));
