import type { Edge } from '@kindred/records';
import { readCurve, type CurveContext } from './read-curves.js';

/** Tone of a track's outermost seconds of sound; null where there is less of it. */
export type EdgeTone = Pick<Edge, 'levels3sDb' | 'levels10sDb'>;

export interface EdgeTones {
  readonly start: EdgeTone;
  readonly end: EdgeTone;
}

/** From the first to behind the last frame of sound. */
export interface SoundSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export const noEdgeTones: EdgeTones = {
  start: { levels3sDb: null, levels10sDb: null },
  end: { levels3sDb: null, levels10sDb: null },
};

/** @param secondsOf the middle of a row */
export function readEdgeTones(
  { startSeconds, endSeconds }: SoundSpan,
  context: CurveContext,
  secondsOf: (row: number) => number,
): EdgeTones {
  const levels = (fromSeconds: number, toSeconds: number): readonly (number | null)[] | null => {
    if (fromSeconds < startSeconds || toSeconds > endSeconds) return null;
    const chosen = rowsWithin({ fromSeconds, toSeconds }, context.rows.count, secondsOf);
    return chosen.length === 0 ? null : readCurve(chosen, context).levelsDb;
  };
  return {
    start: {
      levels3sDb: levels(startSeconds, startSeconds + 3),
      levels10sDb: levels(startSeconds, startSeconds + 10),
    },
    end: {
      levels3sDb: levels(endSeconds - 3, endSeconds),
      levels10sDb: levels(endSeconds - 10, endSeconds),
    },
  };
}

/** A loop over all rows stands alone: an engine compiles it apart from what is done once. */
function rowsWithin(
  { fromSeconds, toSeconds }: { readonly fromSeconds: number; readonly toSeconds: number },
  count: number,
  secondsOf: (row: number) => number,
): number[] {
  const chosen: number[] = [];
  for (let row = 0; row < count; row++) {
    const seconds = secondsOf(row);
    if (seconds >= fromSeconds && seconds < toSeconds) chosen.push(row);
  }
  return chosen;
}
