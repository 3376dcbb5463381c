import type { Edges, Join, Overview, Stereo } from '@kindred/records';
import { madeSound } from './made-sound.js';

type Series = readonly (number | null)[];

/** Edges, a waveform and a correlation that go with a made-up loudness along the track. */
export function madeCourse(
  series: Series,
  seconds: number,
): { edges: Edges; overview: Overview; stereo: Stereo } {
  const { edges } = madeSound;
  const sound = { startSeconds: 0.2, endSeconds: Math.max(0.2, seconds - 0.3) };
  const levels = series.map((value) => 10 ** (((value ?? -70) + 8) / 20));
  const rounded = (value: number) => Math.min(1, Math.round(value * 10_000) / 10_000);
  return {
    edges: {
      ...edges,
      sound,
      start: { ...edges.start, levelDbfs: -30, ...meanOf(series.slice(0, 100)) },
      end: { ...edges.end, levelDbfs: -33, ...meanOf(series.slice(-100)) },
      reason: null,
    },
    overview: {
      bucketSeconds: 0.1,
      peaksLinear: levels.map(rounded),
      rmsLinear: levels.map((level) => rounded(level * 0.4)),
    },
    stereo: { ...madeSound.stereo, course: madeStereoCourse(seconds) },
  };
}

/** Mostly alike; against each other for half a minute in every four. */
function madeStereoCourse(seconds: number): Stereo['course'] {
  const windowSeconds = Math.max(1, Math.ceil(seconds / 300));
  const count = Math.ceil(seconds / windowSeconds);
  return {
    windowSeconds,
    correlations: Array.from({ length: count }, (_, index) => {
      const wave = Math.cos((2 * Math.PI * index * windowSeconds) / 240);
      return Math.round((0.3 + 0.5 * wave + 0.1 * Math.sin(index)) * 100) / 100;
    }),
  };
}

function meanOf(part: Series) {
  const values = part.filter((value) => value !== null);
  if (values.length < 100) return { loudness3sLufs: null, loudness10sLufs: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { loudness3sLufs: mean, loudness10sLufs: mean };
}

/** Boundaries of every kind, in turn: a gap, a segue, and one that jars. */
export function madeJoins(count: number): readonly Join[] {
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => ({
    from: index + 1,
    to: index + 2,
    isSegue: index % 3 === 1,
    gapSeconds: index % 3 === 1 ? 0 : 0.4 + index,
    jump3sLu: 1,
    jump10sLu: index % 3 === 2 ? 9 : 0.4,
    noiseJumpDb: null,
    jars: index % 3 === 2 ? 'much' : 'no',
  }));
}
