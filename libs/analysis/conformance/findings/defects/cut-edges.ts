import { scaledTo } from '../alterations.js';
import type { Track } from '../beds.js';
import { anywhere, calm, graded, powerAt, steadyMoments, type Defect } from './defect.js';

function sliced(track: Track, from: number, to: number): Track {
  return { ...track, channels: track.channels.map((x) => x.slice(from, to)) };
}

export const edges: readonly Defect[] = [
  ...graded([-20, -30, -38], (dbfs) => ({
    code: 'cut-start' as const,
    name: `begins inside a sound of about ${dbfs} dBFS`,
    suits: ({ isTonal, isCut }) => isTonal === true && !isCut,
    plant: (track, random) => {
      const base = scaledTo(track, 0.5);
      const power = 10 ** (dbfs / 10);
      for (const at of steadyMoments(base, random, {
        count: 12,
        around: 0.005,
        floor: power / 4,
      })) {
        if (powerAt(base, at, at + 0.01) > 3 * power) continue;
        return { track: sliced(base, Math.round(at * track.sampleRateHz), Infinity) };
      }
      return null;
    },
    also: ['balance', 'squashed', 'sub'] as const,
  })),
  ...graded([-20, -34, -50], (dbfs) => ({
    code: 'cut-end' as const,
    name: `ends inside a sound of about ${dbfs} dBFS`,
    suits: anywhere,
    plant: (track, random) => {
      const base = scaledTo(track, 0.5);
      const power = 10 ** (dbfs / 10);
      for (const at of steadyMoments(base, random, {
        count: 12,
        around: 0.005,
        floor: power / 4,
      })) {
        const last = powerAt(base, at - 0.01, at);
        if (last > 4 * power || last < power / 4) continue;
        return { track: sliced(base, 0, Math.round(at * track.sampleRateHz)) };
      }
      return null;
    },
    also: ['balance', 'squashed', 'sub'] as const,
  })),
  ...graded([4, 1.6, 1.15], (seconds) => ({
    code: 'long-start' as const,
    name: `${seconds} s of silence before`,
    suits: anywhere,
    plant: (track) => ({
      track: {
        ...calm(track),
        channels: calm(track).channels.map((x) => {
          const before = Math.round(seconds * track.sampleRateHz);
          const made = new Float32Array(x.length + before);
          made.set(x, before);
          return made;
        }),
      },
    }),
  })),
  ...graded([5, 3, 2.3], (seconds) => ({
    code: 'gap-inside' as const,
    name: `${seconds} s of silence inside`,
    suits: anywhere,
    plant: (track, random) => {
      const base = calm(track);
      const cutAt = Math.round((2 + 3 * random()) * track.sampleRateHz);
      const ramp = 0.05 * track.sampleRateHz;
      return {
        track: {
          ...base,
          channels: base.channels.map((x) => {
            const gap = Math.round(seconds * track.sampleRateHz);
            const made = new Float32Array(x.length + gap);
            x.forEach((y, n) => {
              const away = Math.min(1, Math.abs(n - cutAt) / ramp);
              made[n < cutAt ? n : n + gap] = y * away;
            });
            return made;
          }),
        },
      };
    },
  })),
];
