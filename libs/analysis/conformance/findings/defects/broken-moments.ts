import { altered, clickedAt, scaledTo, silencedAt } from '../alterations.js';
import { isStereo, calm, graded, powerAt, steadyMoments, type Defect } from './defect.js';

export const dropouts: readonly Defect[] = [
  ...graded([0.02, 0.005, 0.0012], (seconds) => ({
    code: 'dropout' as const,
    name: `silent twice for ${1000 * seconds} ms`,
    suits: ({ isCut }) => !isCut,
    plant: (track, random) => {
      const base = calm(track);
      const at = steadyMoments(base, random, { count: 2, around: seconds });
      if (at.length < 2) return null;
      return { track: at.reduce((made, one) => silencedAt(made, one, seconds), base), at };
    },
  })),
  ...graded([0.045, 0.01, 0.003], (seconds) => ({
    code: 'dropout' as const,
    name: `one channel silent for ${1000 * seconds} ms`,
    suits: (genre, track) => !genre.isCut && isStereo(genre, track),
    plant: (track, random) => {
      const base = calm(track);
      const at = steadyMoments(base, random, { count: 1, around: seconds });
      if (at.length < 1) return null;
      return { track: silencedAt(base, at[0]!, seconds, 'right'), at };
    },
  })),
];

const clickShapes = [
  [1],
  [1, -0.7],
  [-0.15, 0.5, 1, 0.5, -0.15],
  [0.8, 1, 0.7, 0.45, 0.3, 0.2, 0.12, 0.07, 0.03],
] as const;

export const clicks: readonly Defect[] = clickShapes.flatMap((form, i) =>
  graded([4, 1.5, 0.5], (times) => ({
    code: 'click' as const,
    name: `three clicks of ${form.length} samples, ${times} times the peak around`,
    suits: ({ isCut, isTonal }) => !isCut && (times === 4 || isTonal === true),
    plant: (track, random) => {
      const base = scaledTo(track, 0.2);
      const { sampleRateHz } = base;
      const seconds = base.channels[0]!.length / sampleRateHz;
      const at: number[] = [];
      let made = base;
      for (let trial = 0; at.length < 3 && trial < 500; trial++) {
        const moment = Math.round((0.6 + (seconds - 1.4) * random()) * sampleRateHz);
        if (at.some((other) => Math.abs(other - moment / sampleRateHz) < 0.5)) continue;
        const near = base.channels.map((x) =>
          x
            .subarray(moment - 0.03 * sampleRateHz, moment + 0.03 * sampleRateHz)
            .reduce((high, x) => Math.max(high, Math.abs(x)), 0),
        );
        const size = Math.max(0.03, Math.min(0.9, times * Math.max(...near)));
        const sign = i % 2 === 0 ? 1 : -1;
        made = clickedAt(
          made,
          [moment / sampleRateHz],
          form.map((x) => sign * size * x),
        );
        at.push(moment / sampleRateHz);
      }
      return { track: made, at: at.sort((a, b) => a - b) };
    },
    instead: ['edit'] as const,
    also: ['over'] as const,
  })),
);

/** A step in a steady wave: the sound goes on from elsewhere, turned over, or jumps. */
export const edits: readonly Defect[] = graded([1.2, 0.6, 0.3], (step) => ({
  code: 'edit' as const,
  name: `spliced where the wave steps by ${step} of its level`,
  suits: ({ isTonal, isCut }) => isTonal === true && !isCut,
  plant: (track, random) => {
    const base = calm(track);
    const { sampleRateHz, channels } = base;
    for (const moment of steadyMoments(base, random, { count: 5, around: 0.01 })) {
      const from = Math.round(moment * sampleRateHz);
      const rms = Math.sqrt(powerAt(base, moment - 0.02, moment + 0.02));
      for (let skip = Math.round(0.02 * sampleRateHz); skip < 0.2 * sampleRateHz; skip += 7) {
        const steps = channels.map((x) => Math.abs((x[from + skip] ?? 0) - x[from - 1]!) / rms);
        const size = Math.max(...steps);
        if (size < step || size > 1.3 * step) continue;
        const after = powerAt(
          base,
          moment + skip / sampleRateHz,
          moment + skip / sampleRateHz + 0.02,
        );
        if (after < (rms * rms) / 3 || after > 3 * rms * rms) continue;
        return {
          track: altered(base, (x, n, samples) => (n < from ? x : (samples[n + skip] ?? 0))),
          at: [moment],
        };
      }
    }
    return null;
  },
  instead: ['click'] as const,
  also: ['cut-end'] as const,
}));
