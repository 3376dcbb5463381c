import type { Family } from './family.js';
import { wantedLufs } from './standing.js';

export interface LoudnessRange {
  readonly top: number;
  readonly bottom: number;
}

/** 30 LU, from the next multiple of 6 above the loudest level and what its peaks need. */
export function timelineRange({ finished, tracks }: Family): LoudnessRange {
  const sides = tracks.flatMap(({ mix, master }) => [mix, master]).filter((side) => side !== null);
  const highest = [
    ...sides.map(({ basis }) => raised(basis.value)),
    ...finished.map((track) => raised(wantedLufs(track))),
    ...sides.map(({ shortTermMax }) => shortTermMax.value),
  ].filter((level) => level !== null);
  const top = highest.length === 0 ? -6 : Math.ceil(Math.max(...highest) / 6) * 6;
  return { top, bottom: top - 30 };
}

/** Room over a bar for the moments above it. */
function raised(level: number | null): number | null {
  return level === null ? null : level + 2.5;
}
