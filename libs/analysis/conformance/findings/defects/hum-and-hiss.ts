import { added } from '../alterations.js';
import { noise, sine } from '../beds.js';
import { calm, graded, type Defect } from './defect.js';

export const hums: readonly Defect[] = [50, 60].flatMap((mainsHz) =>
  graded([-48, -56, -64], (dbfs) => ({
    code: 'hum' as const,
    name: `hum of ${mainsHz} Hz at ${dbfs} dBFS`,
    suits: ({ isSparse }) => isSparse === true,
    plant: (track, random) => {
      const stray = 1 + 0.001 * (random() - 0.5);
      const shares = [1, 0.3, 0.7, 0.2, 0.5, 0.1, 0.3, 0.05];
      const scale = 10 ** (dbfs / 20) / Math.sqrt(shares.reduce((a, b) => a + b * b, 0));
      const phases = shares.map(() => 6.28 * random());
      return {
        track: added(calm(track), (t) =>
          shares.reduce(
            (sum, share, i) =>
              sum + Math.SQRT2 * scale * share * sine((i + 1) * mainsHz * stray, t, phases[i]),
            0,
          ),
        ),
      };
    },
    also: ['cut-start', 'cut-end', 'noise'] as const,
  })),
);

export const hisses: readonly Defect[] = graded([-42, -50, -57], (dbfs) => ({
  code: 'noise' as const,
  name: `hiss of ${dbfs} dBFS all along`,
  suits: ({ isSparse }) => isSparse === true,
  plant: (track, random) => {
    const seed = Math.floor(1e6 * random());
    const gain = Math.sqrt(3) * 10 ** (dbfs / 20);
    return {
      track: {
        ...calm(track),
        channels: calm(track).channels.map((x, c) => {
          const air = noise(seed + 7 * c);
          return x.map((y) => y + gain * air());
        }),
      },
    };
  },
  also: ['cut-start', 'cut-end'] as const,
}));
