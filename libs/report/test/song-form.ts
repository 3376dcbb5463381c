import { seededRandom } from './random.js';

/** How a made-up song is built: levels of its parts against its loudest, in LU, and their lengths. */
export interface SongForm {
  readonly seconds: number;
  readonly parts: readonly { readonly levelLu: number; readonly share: number }[];
  readonly seed: number;
}

export const forms = {
  verseAndChorus: parts([-9, 0.12], [-5, 0.2], [0, 0.18], [-5, 0.15], [0, 0.2], [-14, 0.15]),
  even: parts([-2, 0.2], [0, 0.3], [-1, 0.3], [0, 0.15], [-16, 0.05]),
  growing: parts([-18, 0.2], [-12, 0.2], [-6, 0.2], [0, 0.25], [-12, 0.15]),
  ballad: parts([-16, 0.3], [-9, 0.2], [0, 0.15], [-13, 0.25], [-22, 0.1]),
  dense: parts([-1, 0.4], [0, 0.55], [-8, 0.05]),
};

/** Short-term loudness each 100 ms, its loudest part around `loudLufs`; fades in and out. */
export function shortTermOf(form: SongForm, loudLufs: number): (number | null)[] {
  const random = seededRandom(form.seed);
  const count = Math.max(1, Math.floor((form.seconds - 3) * 10) + 1);
  let wander = 0;
  return Array.from({ length: count }, (_, index) => {
    const share = index / count;
    wander = 0.97 * wander + 0.5 * (random() - 0.5);
    const beat = 0.5 * Math.sin(index / 9) + 0.35 * Math.sin(index / 3.7);
    const ends = Math.min(0, index / 8 - 6, (count - index) / 4 - 9);
    return rounded(loudLufs - 0.9 + levelAt(form, share) + wander + beat + ends);
  });
}

function levelAt({ parts: all }: SongForm, share: number): number {
  let from = 0;
  let level = 0;
  for (const part of all) {
    const into = (share - from) / 0.02;
    if (share >= from) level = into < 1 ? level + (part.levelLu - level) * into : part.levelLu;
    from += part.share;
  }
  return level;
}

/** Of the music itself: max(P95, maximum − 2 LU), as the records define it. */
export function loudSectionOf(shortTerm: readonly (number | null)[]): number {
  const sorted = shortTerm.filter((value) => value !== null).sort((a, b) => a - b);
  const highest = sorted[sorted.length - 1] ?? -70;
  const rank = Math.ceil(0.95 * sorted.length) - 1;
  return Math.max(sorted[rank] ?? -70, highest - 2);
}

function rounded(value: number): number | null {
  return value < -70 ? null : Math.round(value * 1000) / 1000;
}

function parts(...all: readonly [number, number][]): SongForm['parts'] {
  return all.map(([levelLu, share]) => ({ levelLu, share }));
}
